/** What can go wrong at the edge, with a stable code and what to do about it. Never holds what a person typed. */

export class AppError extends Error {
  constructor(
    readonly code: string,
    readonly remedy: string,
    cause?: unknown,
  ) {
    super(`${code}: ${remedy}`, { cause });
    this.name = 'AppError';
  }
}
