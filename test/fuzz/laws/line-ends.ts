import { shown } from '../subject.js'
import { difference } from './formatting.js'
import { broken } from './law.js'
import type { Law } from './law.js'

/** Where the software itself minds a carriage return: test/laws/line-ends.test.ts says the same of fixtures. */
function mindsCarriageReturns(id: string, text: string, target: string | undefined): boolean {
  if (id === 'ocfs2-conf' || id === 'haresources') return true
  // 0.7 minds them behind a backslash; a string over lines, and a backslash at a line's end, hold them.
  if (id === 'drbd-conf') return target === '0.7' || /0\.7|incon-degr-cmd|minor_count|\\\n|"[^"\n]*\n/.test(text) || target === undefined
  return false
}

const carriageReturns: Law = {
  name: 'carriage returns at line ends change no finding',
  oneIn: 32,
  hold({ language, text, target, findings, check }) {
    if (text.includes('\r') || !text.includes('\n') || text.length > 1500 || mindsCarriageReturns(language.id, text, target)) return
    const codes = (list: typeof findings): string[] => list.map(({ rule, severity }) => `${severity} ${rule}`)
    const change = difference(codes(findings), codes(check(text.replaceAll('\n', '\r\n'))))
    if (change !== undefined) broken(change)
  },
}

const byteOrderMark: Law = {
  name: 'a byte-order mark before an XML file changes no finding',
  oneIn: 32,
  hold({ language, text, findings, check }) {
    if (language.id !== 'cluster-conf' || text.startsWith('\uFEFF')) return
    const codes = (list: typeof findings): string[] => list.map(({ rule, severity }) => `${severity} ${rule}`)
    const marked = `\uFEFF${text}`
    const change = difference(codes(findings), codes(check(marked)))
    if (change !== undefined) broken(`${change}\n${shown(marked)}`)
  },
}

/** What holds of line ends and marks. */
export const lineEndLaws: readonly Law[] = [carriageReturns, byteOrderMark]
