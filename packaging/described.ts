import { readFileSync } from 'node:fs'

import { commandTree } from '../src/cli/command-tree.js'
import { createProgram } from '../src/cli/main.js'
import { addOtherCommands } from '../src/cli/other-commands.js'
import { version } from '../src/cli/version.js'
import type { Described, JsonSchema } from './man-pages.js'

/** The whole command line. Nothing of it is run. */
export function wholeProgram(): ReturnType<typeof createProgram> {
  const run = () => () => Promise.resolve()
  const program = createProgram(run)
  addOtherCommands(program, run)
  return program
}

/** Describes the command line as it is. */
export function describedProgram(): Described {
  const program = wholeProgram()
  return { about: program.description(), version, commands: commandTree(program), settings: JSON.parse(readFileSync('schema.json', 'utf8')) as JsonSchema }
}
