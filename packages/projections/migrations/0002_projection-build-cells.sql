-- Null: this build keeps no cells. 'collecting <hash>': changes of facts are noted while the cells
-- are made from the facts as they were when that began. 'ready <hash>': cells and noted changes
-- together tell of all facts. The hash is that of slices and zone: others make the cells anew.
alter table projection_build add column cells text;
