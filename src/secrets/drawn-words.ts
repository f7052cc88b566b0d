import { spanFrom } from '../text/span.js'
import type { Span } from '../text/span.js'

/** Shorter words are names too often. */
const shortest = 9
/** Longer ones are data of another kind. */
const longest = 64

/** As many consonants in a row stand in no word of any language that names are made of. */
const mostConsonants = 7

/**
 * Finds the words that look as if they were drawn by chance, as passwords and keys are: without any vowel, or with cases and
 * figures mixed. Wherever one stands, a damaged name before it may have been that of a secret. Linear.
 */
export function* drawnWords(text: string): Generator<Span> {
  for (const { 0: word, index } of text.matchAll(/[A-Za-z0-9]{9,}/g)) if (lookOf(word) !== undefined) yield spanFrom(index, index + word.length)
}

/**
 * Leaves those words that stand alone: names are said more than once, or resemble other names of the text (`lxdbprdsrv1`,
 * `lxdbprdsrv2`). What stands in `secrets` is no name. Linear.
 */
export function withoutFamilies<Word extends Span>(text: string, words: readonly Word[], secrets: readonly Span[] = []): readonly Word[] {
  if (words.length === 0) return words
  const families = new Map<string, number>()
  let next = 0
  for (const { 0: word, index } of text.matchAll(/[A-Za-z0-9]{5,}/g)) {
    while ((secrets[next]?.end ?? Infinity) <= index) next += 1
    if (index + word.length > (secrets[next]?.start ?? Infinity)) continue
    for (const name of [word, familyOf(word), stemOf(word)]) families.set(name, (families.get(name) ?? 0) + 1)
  }
  return words.filter(({ start, end }) => {
    const word = text.slice(start, end)
    const look = lookOf(word)
    if (halves.test(word) && (families.get(stemOf(word)) ?? 0) > 1) return false
    if (look === undefined || look.isMixed) return (families.get(word) ?? 0) <= 1
    return (families.get(familyOf(word.slice(look.start))) ?? 0) <= (look.start === 0 ? 1 : 0)
  })
}

/** What numbered names have in common: `SRVCluster1`, `SRVCluster2`. */
function stemOf(word: string): string {
  return `${word.replace(/\d{1,4}$/, '')}#`
}

function familyOf(word: string): string {
  return `${word.slice(0, 4).toLowerCase()}…`
}

/** How a word looks that may be drawn by chance. */
interface Look {
  /** Where in it begins what does. */
  readonly start: number
  /** It has what names of hosts and services never have, nor their families. */
  readonly isMixed: boolean
}

function lookOf(word: string): Look | undefined {
  if (word.length < shortest || word.length > longest || /^(?:0x)?[\da-f]+$/i.test(word) || device.test(word)) return undefined
  const letters = word.replace(abbreviations, 'a').replace(/\d+/g, '')
  if (isMixed(word)) return { start: 0, isMixed: true }
  if (letters.length >= shortest && !/[aeiouy]/i.test(letters) && new Set(letters).size > 3) return { start: 0, isMixed: false }
  const run = consonants.exec(word.replace(abbreviations, found => 'a'.repeat(found.length)))
  return run === null || new Set(run[0]).size < 4 ? undefined : { start: run.index, isMixed: false }
}

function isMixed(word: string): boolean {
  const pieces = word.match(/[A-Z]?[a-z]+|[A-Z]+|\d+/g)?.length ?? 0
  const turns = word.match(/\d(?=[A-Za-z])/g)?.length ?? 0
  const hasAll = turns > 0 && /[a-z]/.test(word) && /[A-Z]/.test(word)
  return (pieces >= 4 && hasAll) || (pieces >= 5 && turns > 1) || halves.test(word) || gluedPassword.test(word)
}

/** Small letters, capitals and a figure, each in one piece. */
const halves = /^(?:[a-z]{3,}[A-Z]{3,}|[A-Z]{3,}[a-z]{4,})\d{1,4}$/

/** What begins like a password's name and goes on as no word does. */
const gluedPassword = /^pass(?!word|wd|phras|ive|ed|es|ing|age|enger|port|book|code|key|thr|thru|able|back|cross|fail|file|list|over|stor)[a-z]{5}|^passw(?!ord|o|d)[a-z]{5}|^passwo(?!r)[a-z]{5}|^passwor(?!d)[a-z]{4}/i

const consonants = new RegExp(`[b-df-hj-np-tv-xz]{${mostConsonants + 1}}`, 'i')

/** What names of hosts, volumes and services are made of, without a vowel. */
const abbreviations = /drbd|gfs|nfs|xfs|lvm|sql|srv|svr|prd|tst|dev|vms|http|smtp|snmp|tftp|dhcp|dns|ntp|ldap|san|vpn|mgmt|cls|clstr|fmt|msg/gi

/** What the kernel calls devices, and udev interfaces. */
const device = /^(?:en|eth|ib|wl|ww|nvme|mmcblk|vlan|bond)[a-z]*\d[a-z\d]*$/
