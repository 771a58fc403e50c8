import { entry, type CatalogueEntry } from './catalogue-entry.ts';
import * as attachments from './intake-attachments.ts';
import * as holds from './intake-legal-holds.ts';
import * as personalData from './intake-personal-data.ts';
import * as retention from './intake-retention.ts';

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
  RetentionRunRequested: entry(
    'intake',
    retention.RetentionRunRequestedV1,
    'data past its age is to go',
  ),
  RetentionApplied: entry('intake', retention.RetentionAppliedV1, 'some of a class of data went'),
  RetentionRunCompleted: entry(
    'intake',
    retention.RetentionRunCompletedV1,
    'audit: how much went, how much a legal hold kept',
  ),
} as const satisfies Record<string, CatalogueEntry>;
