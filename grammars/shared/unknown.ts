import { createToken } from 'chevrotain'
import type { TokenType } from 'chevrotain'

/** So many times the same character in a row is one thing to people, and one token: a hole in a file has millions of NULs. */
const anyCharacter = /([^])\1{15,8191}|[^]/

/**
 * Makes the catch-all that stands last in every grammar: one character that no other token type takes, or a long run of it.
 *
 * Without a hint, a catch-all switches Chevrotain's choice by first character off for the whole lexer. The hint names every
 * character below 256 and one of each block of 255 above, as Chevrotain keeps them (`charCodeToOptimizedIndex`).
 */
export function createUnknown(categories: TokenType[] = []): TokenType {
  return createToken({ name: 'Unknown', pattern: anyCharacter, start_chars_hint: allCharacters(), line_breaks: true, categories })
}

/** Lists the characters that stand for all others than those of `taken`, for the hint of a complement set. */
export function charactersOtherThan(taken: string): string[] {
  return allCharacters().filter(character => !taken.includes(character))
}

function allCharacters(): string[] {
  const characters: string[] = []
  for (let code = 0; code < 256; code += 1) characters.push(String.fromCharCode(code))
  for (let code = 256; code < 65536; code += 255) characters.push(String.fromCharCode(code))
  characters.push('\uFFFF')
  return characters
}
