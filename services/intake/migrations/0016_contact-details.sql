-- Up Migration
-- The app role may not read a contact, and so not change one either: a row is found by what it
-- says. It may hand new sealed values to these, in the transaction of the event; what a change
-- leaves out stays. They run as the owner, whom row security does not stop: the route has checked
-- whose case it is.
create function personal_data.change_contact(changes jsonb) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  update personal_data.contact c set
    name = case when r.fields ? 'name' then decode(r.name, 'base64') else c.name end,
    email = case when r.fields ? 'email' then decode(r.email, 'base64') else c.email end,
    phone = case when r.fields ? 'phone' then decode(r.phone, 'base64') else c.phone end,
    email_index = case when r.fields ? 'email' then decode(r.email_index, 'base64')
                       else c.email_index end,
    phone_index = case when r.fields ? 'phone' then decode(r.phone_index, 'base64')
                       else c.phone_index end
  from jsonb_to_recordset(changes) as r(contact_id uuid, fields jsonb, name text, email text,
                                        phone text, email_index text, phone_index text)
  where c.contact_id = r.contact_id
$$;

-- Who was recognised by the old address is recognised by the new one, unless it is somebody's.
create function personal_data.move_identity(moves jsonb) returns void
  language sql security definer set search_path = pg_catalog, pg_temp
as $$
  update personal_data.customer c
  set identity_index = decode(r.identity_index, 'base64'), identity = decode(r.identity, 'base64')
  from jsonb_to_recordset(moves) as r(customer_id uuid, identity_index text, identity text)
  where c.customer_id = r.customer_id
    and not exists (select from personal_data.customer other
                    where other.identity_index = decode(r.identity_index, 'base64'))
$$;

revoke execute on function personal_data.change_contact(jsonb) from public;
revoke execute on function personal_data.move_identity(jsonb) from public;

-- Down Migration
