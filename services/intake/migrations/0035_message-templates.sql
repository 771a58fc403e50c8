-- Up Migration
-- Words of messages to customers, as a retailer writes them: of no case, sealed like every text.
alter table personal_data.text drop constraint text_of_case_or_impersonal;
alter table personal_data.text add constraint text_of_case_or_impersonal
  check (case_id is not null or kind in ('lesson', 'procedure', 'template'));

-- Down Migration
