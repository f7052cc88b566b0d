import { findingsOf } from '../../../src/testing/findings-of.js'
import { path, shown } from '../subject.js'
import type { Subject } from '../subject.js'
import { broken } from './law.js'
import type { Law } from './law.js'

/** CPU time in microseconds, the least of three tries: other programs do not count, garbage collection hardly. */
function workOf({ language, target }: Subject, text: string): number {
  let least = Infinity
  for (let left = 3; left > 0; left -= 1) {
    const before = process.cpuUsage()
    findingsOf(language, { text, path, ...(target === undefined ? {} : { target }) })
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, user + system)
  }
  return least
}

/** Far more than any sound text takes: two milliseconds for each thousand characters, after a start. */
function mostWork(text: string): number {
  return 60_000 + text.length * 100
}

/** Four times the text may take this many times the work. */
const mostGrowth = 9

const linear: Law = {
  name: 'work grows with the text, not faster',
  oneIn: 4096,
  hold(subject) {
    const unit = subject.text.endsWith('\n') ? subject.text : `${subject.text}\n`
    const copies = Math.ceil(8_000 / unit.length)
    const [once, fourTimes] = [unit.repeat(copies), unit.repeat(4 * copies)]
    const work = workOf(subject, once)
    const more = workOf(subject, fourTimes)
    if (more < mostWork(fourTimes) && more < mostGrowth * Math.max(work, 20_000)) return
    // Once more: what happened by chance does not happen twice.
    const [again, moreAgain] = [workOf(subject, once), workOf(subject, fourTimes)]
    if (moreAgain < mostWork(fourTimes) && moreAgain < mostGrowth * Math.max(again, 20_000)) return
    broken(`${copies} copies take ${again} µs, ${4 * copies} take ${moreAgain} µs of ${shown(unit)}`)
  },
}

/** What holds of the work that a text makes. */
export const workLaws: readonly Law[] = [linear]
