import type { Socket } from 'node:net';
/** Answers what Node could not read as a request (bad syntax, slow or too large headers). */
export declare const clientErrorAnswer: (error: NodeJS.ErrnoException, socket: Socket) => void;
