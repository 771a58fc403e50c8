-- Up Migration

-- The way a question was sent; who follows the link may decline just that way. Links of before
-- went by e-mail.
alter table survey_link add column channel text not null default 'email';

-- Down Migration
