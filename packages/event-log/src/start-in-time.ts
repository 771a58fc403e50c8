import { isTransient } from './consumer-errors.ts';

const START_LIMIT_MS = 30_000;
const START_RETRY_MS = 250;

/**
 * Does a part of a start, again while what fails can pass by itself: a slow machine that starts
 * many parts at once answers some of them late. @throws what `work` threw last, after 30 s
 */
export const startInTime = async <T>(work: () => Promise<T>): Promise<T> => {
  const deadline = Date.now() + START_LIMIT_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isTransient(error) || Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, START_RETRY_MS));
    }
  }
};
