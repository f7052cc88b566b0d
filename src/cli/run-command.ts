import { allowLargeInput, LargeInput, namesLargeInput } from './large-input.js'
import { main, tellFailure } from './main.js'
import { expectShortRun } from './short-run.js'

/**
 * Runs the command line and returns the exit code. Never throws.
 *
 * What is small is done in this thread, which costs least; signals are heard between its files. For what is large the command
 * has a thread of its own, so that they are heard whatever it holds.
 */
export async function runCommand(argv: readonly string[]): Promise<number> {
  if (argv[0] === 'lsp') return main(argv) // It reads what the editor asks for, and never prints a result.
  if (!namesLargeInput(argv)) {
    try {
      return await main(argv)
    } catch (error) {
      if (!(error instanceof LargeInput)) return tellFailure(error)
    }
  }
  expectShortRun()
  try {
    const { inThread } = await import('./in-thread.js')
    const code = await inThread(argv)
    if (code !== undefined) return code
    allowLargeInput()
    return await main(argv)
  } catch (error) {
    return tellFailure(error)
  }
}
