import { expect, test } from 'vitest'

import { calledBy, ocfCall } from '../../src/facts/ocf-call.js'

test.each([
  ['ocf:heartbeat:IPaddr2 web_ip ip=192.0.2.60 nic=eth0', 'ocf:heartbeat:IPaddr2', 'web_ip', { ip: '192.0.2.60', nic: 'eth0' }],
  ['ocf:heartbeat:Filesystem fs directory="/srv/two words" options=\'ro\'', 'ocf:heartbeat:Filesystem', 'fs', { directory: '/srv/two words', options: 'ro' }],
  ['ocf:heartbeat:Dummy d state=a=b word', 'ocf:heartbeat:Dummy', 'd', { state: 'a=b' }],
])('%s is taken apart', (entry, agent, instance, parameters) => {
  expect(ocfCall(entry)).toEqual({ agent, instance, parameters: new Map(Object.entries(parameters)) })
})

test.each(['srv-web.mount', 'ocf:heartbeat:Dummy', 'ocf:heartbeat d password=not-a-secret', 'ocf:heartbeat:Dummy d password="not-a-secret'])('%s is no call that can be read, and says nothing of what it is given', entry => {
  expect(ocfCall(entry)).toBeUndefined()
  expect(calledBy(entry)).not.toContain('not-a-secret')
})

test('a unit is what it is called', () => {
  expect(calledBy('srv-web.mount')).toBe('srv-web.mount')
})
