-- Who exchanged the keys of sealed values is kept beside the other acts.
alter table operational_act drop constraint operational_act_act_check;
alter table operational_act add constraint operational_act_act_check check (
  act in ('replay', 'discard', 'rebuild', 'republish', 'rotate_key', 'remove_keys'));
