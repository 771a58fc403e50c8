import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { type Intake, send } from './intake.fixture.ts';

/** A photo by its first bytes; the rest is noise, and different every time. */
export const photo = (bytes = 200_000): Buffer =>
  Buffer.concat([Buffer.from('ffd8ffe000104a464946000101', 'hex'), randomBytes(bytes - 13)]);

let uploads = 0;

export interface Upload {
  readonly caseId: string;
  readonly bytes?: Buffer;
  readonly type?: string;
  readonly kind?: string;
  readonly token?: string;
  readonly key?: string;
}

/** Uploads a file as `all`, a photo unless told otherwise. */
export const upload = async (intake: Intake, { caseId, ...options }: Upload) => {
  const { bytes = photo(), type = 'image/jpeg', kind = 'photo', token = 'all' } = options;
  uploads += 1;
  const response = await intake.app.inject({
    method: 'POST',
    url: `/v1/cases/${caseId}/attachments?kind=${kind}`,
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': options.key ?? `upload-${uploads}`,
      'content-type': type,
    },
    payload: bytes,
  });
  // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came
  const body: any = JSON.parse(response.body);
  return { status: response.statusCode, headers: response.headers, body };
};

export const download = async (
  intake: Intake,
  caseId: string,
  attachmentId: string,
  token = 'all',
) => {
  const { statusCode, headers, rawPayload } = await intake.app.inject({
    method: 'GET',
    url: `/v1/cases/${caseId}/attachments/${attachmentId}?reason=case_handling`,
    headers: { authorization: `Bearer ${token}` },
  });
  return { status: statusCode, headers, bytes: rawPayload };
};

/** Names of what lies in the store of files. */
export const blobNames = (intake: Intake): string[] => readdirSync(intake.attachmentsFolder);

/** Reports a case, of this customer where one is named; gives its id. */
export const reported = async (intake: Intake, reference?: string) => {
  const body = {
    ...{ storeId: '9', channel: 'email', narrative: 'It came broken' },
    ...(reference === undefined ? {} : { customer: { reference } }),
  };
  const { caseId } = (await send(intake, { url: '/v1/cases', body })).body;
  return caseId as string;
};
