import { describe, expect, it } from '@jest/globals';
import { sliceSize } from './slice-size.ts';

const LIMITS = { maxEvents: 200, maxMs: 50 };

describe('the size of the next transaction', () => {
  it('grows to the most events while full transactions stay quick', () => {
    const size = sliceSize(LIMITS);
    expect(size.next()).toBe(100);
    size.took(100, 10);
    expect(size.next()).toBe(200);
    size.took(200, 10);
    expect(size.next()).toBe(200);
  });

  it('halves when a transaction took too long', () => {
    const size = sliceSize(LIMITS);
    size.took(100, 60);
    expect(size.next()).toBe(50);
  });

  it('does not shrink for what a transaction of a few records costs', () => {
    const size = sliceSize(LIMITS);
    for (let round = 0; round < 50; round += 1) size.took(1, 500);
    expect(size.next()).toBe(100);
    for (let round = 0; round < 50; round += 1) size.took(size.next(), 500);
    expect(size.next()).toBe(25);
  });

  it('recovers from a slow minute', () => {
    const size = sliceSize(LIMITS);
    for (let round = 0; round < 50; round += 1) size.took(size.next(), 500);
    for (let round = 0; round < 50; round += 1) size.took(size.next(), 10);
    expect(size.next()).toBe(200);
  });

  it('does not grow after a transaction that was not full', () => {
    const size = sliceSize(LIMITS);
    size.took(99, 1);
    expect(size.next()).toBe(100);
  });

  it('never exceeds limits that are below its own steps', () => {
    const size = sliceSize({ maxEvents: 3, maxMs: 50 });
    expect(size.next()).toBe(3);
    size.took(3, 500);
    expect(size.next()).toBe(3);
  });
});
