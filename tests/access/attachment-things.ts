import type { Client } from '@amends/client/open-client';

/** Files of one case. */
export interface AttachmentThings {
  readonly kept: string;
  readonly removable: string;
}

/** As much of one as tells what it is; text, as the sender of the matrix wants it. */
export const PDF = '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n';

export const makeAttachments = async (
  client: Client,
  caseId: string,
): Promise<AttachmentThings> => {
  const add = async (): Promise<string> => {
    const path = `/intake/v1/cases/${caseId}/attachments`;
    const options = { contentType: 'application/pdf', query: { kind: 'receipt' } };
    return (await client.post<{ id: string }>(path, PDF, options)).body.id;
  };
  return { kept: await add(), removable: await add() };
};
