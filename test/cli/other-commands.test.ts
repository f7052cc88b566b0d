import { Command } from 'commander'
import { expect, test } from 'vitest'

import { otherCommands } from '../../src/cli/main.js'
import { addOtherCommands } from '../../src/cli/other-commands.js'

test('every command but check is known by its name', () => {
  const program = new Command('cfgcheck')
  addOtherCommands(program, action => async (...args) => void (await action(...args)))
  expect(program.commands.map(command => command.name())).toEqual(otherCommands)
})
