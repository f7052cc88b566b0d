import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

/** What node runs for tests of a changed source. */
export const program = ['node_modules/vitest/vitest.mjs', 'run', '--config', 'test/mutation/with-mutant.ts']

/** A change that makes a loop endless is noticed too: no process may take more seconds of processor time. */
const mostProcessorSeconds = 120

/** A run that waits this long waits for something that does not come, which is noticed too. */
const mostSeconds = 900

/** What became of a run. */
export interface VitestRun {
  /** `null` where it did not come to an end. */
  readonly status: number | null
  readonly failed: readonly string[]
}

/** Runs test files, with one change of the source or as it is. */
export async function vitest(args: readonly string[], mutant?: string): Promise<VitestRun> {
  const folder = mkdtempSync(join(tmpdir(), 'cfgcheck-mutation-'))
  try {
    const output = join(folder, 'results.json')
    const child = spawn('/bin/sh', ['-c', `ulimit -t ${mostProcessorSeconds}; exec "$@"`, 'sh', process.execPath, ...program, '--reporter=json', `--outputFile=${output}`, ...args], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, ...(mutant === undefined ? {} : { CFGCHECK_MUTANT: mutant }) },
    })
    const status = await ended(child, mostSeconds)
    if (!existsSync(output)) return { status, failed: [] }
    const { testResults } = JSON.parse(readFileSync(output, 'utf8')) as { testResults: { name: string; status: string }[] }
    return { status, failed: testResults.filter(result => result.status === 'failed').map(({ name }) => relative('.', name)) }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Ends a process and all that it has started. */
export function kill({ pid, exitCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null) process.kill(-pid, 'SIGKILL')
}

/** Counts the processor time that a process and all that it has started have taken so far, in seconds. */
export function processorSeconds({ pid }: ChildProcess): number {
  const { stdout } = spawnSync('ps', ['-e', '-o', 'pgid=,cputimes='], { encoding: 'utf8' })
  return stdout.split('\n').reduce((sum, line) => {
    const [group, seconds] = line.trim().split(/\s+/).map(Number)
    return group === pid ? sum + (seconds ?? 0) : sum
  }, 0)
}

/** Waits for the end of a process; `null` where it did not come to one. */
export function ended(child: ChildProcess, most = 86_400): Promise<number | null> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => kill(child), most * 1000)
    // Whoever ends the run ends what it has started, too.
    const endBoth = (): void => {
      kill(child)
      process.exit(1)
    }
    process.once('SIGTERM', endBoth).once('SIGINT', endBoth)
    child.on('error', reject).on('close', code => {
      clearTimeout(timer)
      process.off('SIGTERM', endBoth).off('SIGINT', endBoth)
      resolve(code)
    })
  })
}
