import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

/** Waits until the command has started and is at work: it has used a third of a second of processor time. */
export async function isAtWork(pid: number): Promise<void> {
  if (process.platform !== 'linux') return setTimeout(1_500)
  const ticks = (): number => readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ').slice(11, 13).reduce((sum, used) => sum + Number(used), 0)
  while (ticks() < 33) await setTimeout(20)
}
