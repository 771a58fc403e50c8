import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { validateXML } from 'xmllint-wasm';

const keyed = (kind: string, type: string): string => `
  <xs:complexType name="${kind}">
    <xs:choice minOccurs="0" maxOccurs="unbounded"><xs:group ref="x:attribute"/></xs:choice>
    <xs:attribute name="key" type="xs:Name" use="required"/>
    <xs:attribute name="value" type="${type}" use="required"/>
  </xs:complexType>`;

const KINDS = {
  string: 'xs:string',
  date: 'xs:dateTime',
  int: 'xs:long',
  float: 'xs:double',
  boolean: 'xs:boolean',
  id: 'xs:string',
};

const uniqueKeys = (name: string): string => `
  <xs:unique name="${name}Keys">
    <xs:selector xpath="x:string|x:date|x:int|x:float|x:boolean|x:id"/><xs:field xpath="@key"/>
  </xs:unique>`;

/**
 * The structure that IEEE 1849-2016 demands of a document, in words of our own: no package that we
 * may use ships the schema of the standard.
 */
const XES = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:x="http://www.xes-standard.org/"
  targetNamespace="http://www.xes-standard.org/" elementFormDefault="qualified">
  ${Object.entries(KINDS)
    .map(([kind, type]) => keyed(kind, type))
    .join('')}
  <xs:group name="attribute"><xs:choice>
    ${Object.keys(KINDS)
      .map((kind) => `<xs:element name="${kind}" type="x:${kind}"/>`)
      .join('')}
  </xs:choice></xs:group>
  <xs:complexType name="attributes">
    <xs:group ref="x:attribute" minOccurs="0" maxOccurs="unbounded"/>
  </xs:complexType>
  <xs:complexType name="global"><xs:complexContent><xs:extension base="x:attributes">
    <xs:attribute name="scope" type="xs:NCName" use="required"/>
  </xs:extension></xs:complexContent></xs:complexType>
  <xs:complexType name="extension">
    <xs:attribute name="name" type="xs:NCName" use="required"/>
    <xs:attribute name="prefix" type="xs:NCName" use="required"/>
    <xs:attribute name="uri" type="xs:anyURI" use="required"/>
  </xs:complexType>
  <xs:complexType name="classifier">
    <xs:attribute name="name" type="xs:NCName" use="required"/>
    <xs:attribute name="scope" type="xs:NCName"/>
    <xs:attribute name="keys" type="xs:token" use="required"/>
  </xs:complexType>
  <xs:complexType name="trace"><xs:sequence>
    <xs:group ref="x:attribute" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="event" type="x:attributes" minOccurs="0" maxOccurs="unbounded">
      ${uniqueKeys('event')}
    </xs:element>
  </xs:sequence></xs:complexType>
  <xs:element name="log"><xs:complexType><xs:sequence>
    <xs:element name="extension" type="x:extension" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="global" type="x:global" minOccurs="0" maxOccurs="2"/>
    <xs:element name="classifier" type="x:classifier" minOccurs="0" maxOccurs="unbounded"/>
    <xs:group ref="x:attribute" minOccurs="0" maxOccurs="unbounded"/>
    <xs:element name="trace" type="x:trace" minOccurs="0" maxOccurs="unbounded">
      ${uniqueKeys('trace')}
    </xs:element>
  </xs:sequence>
    <xs:attribute name="xes.version" type="xs:decimal" use="required"/>
    <xs:attribute name="xes.features" type="xs:token" use="required"/>
  </xs:complexType></xs:element>
</xs:schema>`;

/** What is wrong with a document as XES; empty for a valid one. */
export const xesFaults = async (contents: string): Promise<string[]> => {
  const { errors } = await validateXML({
    xml: { fileName: 'log.xes', contents },
    schema: { fileName: 'xes.xsd', contents: XES },
  });
  return errors.map(({ message }) => message);
};

const text = { type: 'string' };
const members = (properties: object): object => ({
  type: 'object',
  properties,
  required: Object.keys(properties),
  additionalProperties: false,
});
const listOf = (items: object): object => ({ type: 'array', items });
const time = {
  ...text,
  pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)$',
};
const types = listOf(
  members({
    name: text,
    attributes: listOf(
      members({ name: text, type: { enum: ['string', 'time', 'integer', 'float', 'boolean'] } }),
    ),
  }),
);
const relationships = listOf(members({ objectId: text, qualifier: text }));

/**
 * The structure that OCEL 2.0 demands of a JSON log, in words of our own likewise; stricter than
 * the schema in section 8.2 of its specification, which leaves much open.
 */
const isOcel = new Ajv2020({ allErrors: true }).compile(
  members({
    eventTypes: types,
    objectTypes: types,
    events: listOf(
      members({
        ...{ id: text, type: text, time },
        attributes: listOf(members({ name: text, value: text })),
        relationships: { ...relationships, minItems: 1 },
      }),
    ),
    objects: listOf(
      members({
        ...{ id: text, type: text },
        attributes: listOf(members({ name: text, value: text, time })),
        relationships,
      }),
    ),
  }),
);

interface Typed {
  readonly id: string;
  readonly type: string;
  readonly attributes: readonly { readonly name: string }[];
  readonly relationships: readonly { readonly objectId: string }[];
}
interface Declared {
  readonly name: string;
  readonly attributes: readonly { readonly name: string }[];
}
interface Log {
  readonly events: readonly Typed[];
  readonly objects: readonly Typed[];
  readonly eventTypes: readonly Declared[];
  readonly objectTypes: readonly Declared[];
}

const undeclared = (things: readonly Typed[], declarations: readonly Declared[]): string[] => {
  const known = new Map(declarations.map(({ name, attributes }) => [name, attributes]));
  return things.flatMap(({ id, type, attributes }) => {
    const names = new Set(known.get(type)?.map(({ name }) => name));
    const isDeclared = known.has(type) && attributes.every(({ name }) => names.has(name));
    return isDeclared ? [] : [`${id} has a type or an attribute that is not declared`];
  });
};

/** What is wrong with a JSON value as a log of OCEL 2.0; empty for a valid one. */
export const ocelFaults = (log: unknown): string[] => {
  if (!isOcel(log))
    return (isOcel.errors ?? []).map(
      (error: ErrorObject) => `${error.instancePath} ${error.message}`,
    );
  const { events, objects, eventTypes, objectTypes } = log as Log;
  const all = [...events, ...objects];
  const ids = new Set(objects.map(({ id }) => id));
  return [
    ...undeclared(events, eventTypes),
    ...undeclared(objects, objectTypes),
    ...(new Set(all.map(({ id }) => id)).size === all.length ? [] : ['an id stands twice']),
    ...all.flatMap((each) =>
      each.relationships
        .filter(({ objectId }) => !ids.has(objectId))
        .map(({ objectId }) => `${each.id} names ${objectId}, which is no object`),
    ),
  ];
};
