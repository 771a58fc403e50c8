import { entry, type CatalogueEntry } from './catalogue-entry.ts';
import * as attachments from './intake-attachments.ts';
import * as holds from './intake-legal-holds.ts';
import * as personalData from './intake-personal-data.ts';

/** Rows of the catalogue about what intake keeps of people apart from the log. */
export const PERSONAL_DATA_ROWS = {
  AttachmentAdded: entry(
    'intake',
    attachments.AttachmentAddedV1,
    'the case has a photo, a receipt or a document',
  ),
  AttachmentRemoved: entry('intake', attachments.AttachmentRemovedV1, 'a file of a case is gone'),
  LegalHoldPlaced: entry(
    'intake',
    holds.LegalHoldPlacedV1,
    'data of these people stays, whatever asks for its end',
  ),
  LegalHoldLifted: entry('intake', holds.LegalHoldLiftedV1, 'it may go again'),
  SubjectDataExported: entry(
    'intake',
    personalData.SubjectDataExportedV1,
    'audit: all there is of a person was given out',
  ),
} as const satisfies Record<string, CatalogueEntry>;
