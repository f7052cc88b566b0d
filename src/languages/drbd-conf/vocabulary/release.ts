/** The languages that drbd.conf has been written in, oldest first. Releases of `9` are those of drbd-utils, 8.9.0 and later. */
export const dialects = ['0.7', '8.0', '8.2', '8.3', '8.4', '9'] as const

/** The families of releases that share one grammar. */
export type Dialect = (typeof dialects)[number]

/** A settled version. */
export interface Release {
  readonly dialect: Dialect
  /** Grows with the release; comparable inside a dialect. */
  readonly order: number
}

const known = new Map<string, Release>()

/**
 * Reads a version such as `8.3.11`, `9.22` or `8.4`.
 *
 * A dialect's bare name means its newest release. The parser of 8.4 lives on in drbd-utils, so that `8.4.5` and later,
 * which are releases of the kernel module only, mean its newest form too. What is no version at all is taken for the
 * newest.
 */
export function releaseOf(target: string): Release {
  let release = known.get(target)
  if (release === undefined) known.set(target, (release = parsed(target)))
  return release
}

/** Names the dialect that a version speaks. */
export function dialectOf(target: string): Dialect {
  return releaseOf(target).dialect
}

/** Tells whether a version is `release` or newer, over all dialects. */
export function isAtLeast(target: string, release: string): boolean {
  let answers = compared.get(release)
  if (answers === undefined) compared.set(release, (answers = new Map()))
  let answer = answers.get(target)
  if (answer === undefined) answers.set(target, (answer = compareWith(target, release)))
  return answer
}

/** The answers by release and target: every statement of a file asks for the same few. */
const compared = new Map<string, Map<string, boolean>>()

function compareWith(target: string, release: string): boolean {
  const left = releaseOf(target)
  const right = releaseOf(release)
  const distance = dialects.indexOf(left.dialect) - dialects.indexOf(right.dialect)
  return distance > 0 || (distance === 0 && left.order >= orderOf(release))
}

/** Tells whether a dialect is `other` or newer. */
export function isDialectFrom(dialect: Dialect, other: Dialect): boolean {
  return dialects.indexOf(dialect) >= dialects.indexOf(other)
}

/** Makes a number of a release that grows with it: `8.3.11` to 8003011. */
export function orderOf(release: string): number {
  const [major = 0, minor = 0, patch = 0] = numbersOf(release)
  return major * 1_000_000 + minor * 1000 + patch
}

function parsed(target: string): Release {
  const [major, minor, patch] = numbersOf(target)
  if (major === undefined) return { dialect: '9', order: Infinity }
  const isExact = patch !== undefined
  const exact = orderOf(target)
  if (major === 0) return { dialect: '0.7', order: isExact ? exact : Infinity }
  if (major < 8 || (major === 8 && minor === undefined)) return { dialect: '8.4', order: Infinity }
  if (major > 8) return { dialect: '9', order: minor === undefined ? Infinity : exact }
  switch (minor) {
    case 0:
    case 1:
      return { dialect: '8.0', order: isExact && minor === 0 ? exact : Infinity }
    case 2:
      return { dialect: '8.2', order: isExact ? exact : Infinity }
    case 3:
      return { dialect: '8.3', order: isExact ? exact : Infinity }
    case 9:
      return { dialect: '9', order: isExact ? exact : orderOf('8.9.11') }
    default:
      return { dialect: '8.4', order: patch !== undefined && patch < 5 ? exact : Infinity }
  }
}

function numbersOf(release: string): number[] {
  const match = /^\s*v?(\d{1,4})(?:\.(\d{1,3}))?(?:\.(\d{1,3}))?/.exec(release)
  if (match === null) return []
  return match.slice(1).filter(part => part !== undefined).map(Number)
}
