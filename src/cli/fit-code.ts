import { Script } from 'node:vm'

/** Where V8 notes in compiled code with which flags it was made. Source: V8 src/snapshot/code-serializer.h, `kFlagHashOffset`. */
const flagsAt = 12
const flagsEnd = 16

/**
 * Fits kept code to the flags of this moment: V8 refuses code that was made under any others.
 *
 * The flags that we set ourselves in the middle of a run (`short-run.ts`, `make-room.ts`) are about memory and about when code is
 * optimised, and change no compiled code; of those that Node was started with the caller takes care.
 */
export function fit(code: Buffer): void {
  if (code.length >= flagsEnd) new Script('0').createCachedData().copy(code, flagsAt, flagsAt, flagsEnd)
}
