import type { MaskingLanguage } from '../../../src/secrets/masking-of-file.js'
import { masksIn } from '../../../src/secrets/masking-of-file.js'
import { createSource } from '../../../src/text/source.js'
import type { Span } from '../../../src/text/span.js'
import { createRandom } from '../../support/random.js'
import type { Random } from '../../support/random.js'
import { createCanaries } from './canary.js'
import { configurationOf } from './plant.js'

/** A canary in a damaged file that no mask covers. */
export interface BareCanary {
  readonly seed: number
  readonly canary: string
  readonly text: string
  readonly at: number
}

const signs = [' ', '\t', '\n', '"', "'", '#', ';', ':', '=', '{', '}', '<', '>', '/', '\\', ',', '.', '-', '_', '\0', '\r', 'x', 'E', '7', '\u00a0', '\u200b']

/** Plants canaries in files of a language, damages each, and lists those that no mask covers: each may get into a message. */
export function bareCanaries(language: Pick<MaskingLanguage, 'masks'>, path: string, seeds: Iterable<number>): readonly BareCanary[] {
  const found: BareCanary[] = []
  for (const seed of seeds) {
    const random = createRandom(seed)
    const canaries = createCanaries(random)
    const planter = { random, canaries }
    const whole = configurationOf(planter)[path]?.(planter) ?? ''
    const text = damaged(whole, canaries.words, random)
    const masks = masksIn(language, createSource(path, text))
    for (const canary of canaries.words) {
      // One that was hit itself is no word any more.
      for (let at = text.indexOf(canary); at !== -1; at = text.indexOf(canary, at + 1)) {
        if (!isCovered({ start: at, end: at + canary.length }, masks)) found.push({ seed, canary, text, at })
      }
    }
  }
  return found
}

function isCovered({ start, end }: Span, masks: readonly Span[]): boolean {
  return masks.some(mask => mask.start <= start && end <= mask.end)
}

/** Damages a text in one to three places, mostly near a canary. */
function damaged(text: string, canaries: readonly string[], random: Random): string {
  let result = text
  for (let left = 1 + random.below(3); left > 0; left -= 1) {
    const at = placeIn(result, canaries, random)
    const length = 1 + random.below(random.oneIn(3) ? 6 : 2)
    const sign = random.pick(signs) ?? ' '
    switch (random.below(6)) {
      case 0:
        result = result.slice(0, at) + result.slice(at + length)
        break
      case 1:
        result = result.slice(0, at) + sign + result.slice(at)
        break
      case 2:
        result = result.slice(0, at) + sign + result.slice(at + 1)
        break
      case 3:
        result = result.slice(0, at) + result.charAt(at + 1) + result.charAt(at) + result.slice(at + 2)
        break
      case 4:
        result = result.slice(0, at) + result.slice(at, at + length) + result.slice(at)
        break
      default: {
        const end = result.indexOf('\n', at)
        if (end !== -1) result = result.slice(0, end) + result.slice(end + 1)
      }
    }
  }
  return result
}

/** Most damage that matters lies before the secret, in its name. */
function placeIn(text: string, canaries: readonly string[], random: Random): number {
  const canary = random.pick(canaries)
  const at = canary === undefined || random.oneIn(4) ? -1 : text.indexOf(canary)
  return at === -1 ? random.below(text.length + 1) : Math.max(0, at - random.below(30))
}
