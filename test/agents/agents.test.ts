import { expect, test } from 'vitest'

import { allAgents } from '../../src/agents/agents.js'
import { agentDefaults } from '../../src/agents/agent-defaults.js'

test('a parameter tells what its agent takes where nothing is said, and whether it must be given', () => {
  const filesystem = allAgents().get('ocf:heartbeat:Filesystem')?.parameters
  expect(filesystem?.get('force_unmount')).toMatchObject({ default: 'true', doc: 'A parameter of ocf:heartbeat:Filesystem.' })
  expect(filesystem?.get('device')?.doc).toBe('A parameter of ocf:heartbeat:Filesystem, which must be given.')
  expect(filesystem?.get('device')?.default).toBeUndefined()
})

test('each default is one of a parameter that is known', () => {
  for (const [agent, text] of Object.entries(agentDefaults)) {
    const known = allAgents().get(agent)?.parameters
    const names = text.trim().split('\n').map(line => line.trim().split('=')[0] ?? '')
    expect(names.filter(name => known?.get(name) === undefined)).toEqual([])
  }
})
