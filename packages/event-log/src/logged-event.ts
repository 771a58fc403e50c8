/** An event as a consumer sees it: the envelope's attributes by name, `data` parsed. */
export interface LoggedEvent<Type extends string = string, Data = unknown> {
  readonly id: string;
  /** Producing service: intake, triage, remedy, follow-up. */
  readonly service: string;
  /** Without prefix and version: RemedyOffered. */
  readonly type: Type;
  readonly schemaVersion: number;
  readonly subject: string;
  readonly time: string;
  readonly recordedTime: string;
  readonly streamId: string;
  /** Stream version. */
  readonly sequence: number;
  readonly correlationId: string;
  readonly causationId: string;
  readonly actor: string;
  readonly traceparent?: string;
  readonly producer: string;
  readonly producerSeq: bigint;
  readonly partitionKey: string;
  readonly data: Data;
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint;
}
