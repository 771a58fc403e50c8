/**
 * Advisory locks per build, of the two-key form with the build's id as second key.
 * Apply: shared by every batch of the build's consumer, exclusive for the moment of a switch, so
 * that a switch sees checkpoints that stand still. Read: shared by every reading transaction,
 * exclusive for the drop, so that no reader loses its tables. Cells: for whoever makes the cells of
 * a build or puts changes into them. Join: of the two-key form too, its second key says whose rows
 * are joined (joined-columns.ts). Nothing else uses these classes.
 */
export const APPLY_LOCK = 0x414d5031;
export const READ_LOCK = 0x414d5032;
export const CELLS_LOCK = 0x414d5033;
export const JOIN_LOCK = 0x414d5034;
