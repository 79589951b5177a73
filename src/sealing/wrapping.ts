/** Wraps data keys with a key-encryption key that lives elsewhere. */

export interface Wrapped {
  /** Which key-encryption key did it. */
  keyId: string;
  wrapped: Uint8Array;
}

export interface Wrapper {
  /** The key that new wrapping uses. */
  currentKeyId(): string;
  /** `key`: 256 bits. */
  wrap(key: Uint8Array): Promise<Wrapped>;
  /** `undefined` for what was wrapped by a key that is gone, or was changed. Throws when the keys cannot be reached. */
  unwrap(wrapped: Wrapped): Promise<Uint8Array | undefined>;
}
