-- Up Migration

-- Ways of being asked that customers declined, or welcomed again; by pseudonym.
create table contact_choice (
  customer_id uuid not null,
  channel     text not null,
  is_declined boolean not null,
  primary key (customer_id, channel)
);

-- Down Migration
