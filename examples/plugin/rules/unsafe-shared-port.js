import { defineRule } from 'cfgcheck/plugin'

/** In this house, port 694 belongs to the cluster of the mail servers. */
export const unsafeSharedPort = defineRule({
  id: 'house/unsafe-shared-port',
  severity: 'warning',
  origin: 'practice',
  summary: 'heartbeat uses the port of the mail cluster',
  why: 'Both clusters broadcast in one network, and log each packet of the other one.',
  do: 'Choose a port from the list of this house.',
  sources: ['The list of ports of this house'],
  since: '1.0.0',
  examples: { bad: ['udpport [|694|]\n'], good: ['udpport 695\n'] },

  *check({ model }) {
    const port = model.options.get('udpport')
    if (port?.value === '694') yield { at: port, message: `Port ${port.value} belongs to the mail cluster` }
  },
})
