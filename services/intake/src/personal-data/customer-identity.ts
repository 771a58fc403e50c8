import { z } from 'zod';
import { freeText } from '../text/free-text.ts';

/** Who the customer is, as a report or a purchase says it. */
export const customerBody = z.strictObject({
  /** The retailer's own customer reference: loyalty card, account number. */
  reference: freeText(128).optional(),
  name: freeText(200).optional(),
  email: freeText(254)
    .regex(/^[^\s@]{1,64}@[^\s@]{1,189}$/, 'is no e-mail address')
    .optional(),
  phone: z
    .string()
    .regex(/^\+?[0-9](?:[ ()/.-]{0,2}[0-9]){4,14}$/, 'is no telephone number')
    .optional(),
});
export type CustomerBody = z.infer<typeof customerBody>;

/** What a customer is recognised by: a kind and a normalised value. */
export interface CustomerIdentity {
  readonly kind: 'reference' | 'email' | 'phone';
  readonly value: string;
}

/**
 * The strongest identity given: reference before e-mail before telephone. A customer known by two
 * of them in two reports is two customers here until somebody merges them; guessing would join
 * people who share a telephone.
 */
export const identityOf = (customer: CustomerBody | undefined): CustomerIdentity | undefined => {
  if (customer === undefined) return undefined;
  const { reference, email, phone } = customer;
  if (reference !== undefined) return { kind: 'reference', value: reference.normalize('NFC') };
  if (email !== undefined) return { kind: 'email', value: emailKey(email) };
  if (phone !== undefined) return { kind: 'phone', value: phoneKey(phone) };
  return undefined;
};

/** An identity as it is sealed, and read again. */
export const identityText = ({ kind, value }: CustomerIdentity): string => `${kind}:${value}`;
export const identityIn = (text: string): CustomerIdentity => {
  const at = text.indexOf(':');
  return { kind: text.slice(0, at) as CustomerIdentity['kind'], value: text.slice(at + 1) };
};

/** The form of an e-mail address that is compared. */
export const emailKey = (email: string): string => email.normalize('NFC').toLowerCase();

/** The form of a telephone number that is compared. */
export const phoneKey = (phone: string): string => phone.replace(/[^0-9+]/g, '');
