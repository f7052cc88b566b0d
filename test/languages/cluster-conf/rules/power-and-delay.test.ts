import { describe, expect, test } from 'vitest'

import { cluster, fenced, messagesOf, nodes } from '../messages-of.js'

describe('post_join_delay', () => {
  const told = (value: string): string[] => messagesOf('unsafe-post-join-delay', cluster(`<fence_daemon post_join_delay="${value}"/>`, nodes('alpha', 'beta', 'gamma')))

  test('of up to three seconds is short; three is what tools write', () => {
    expect(told('0')).toEqual(['"0" warning Nodes that join more than 0 s later are fenced'])
    expect(told('2')).toEqual(['"2" warning Nodes that join more than 2 s later are fenced'])
    expect(told('3')).toEqual(['"3" info Nodes that join more than 3 s later are fenced'])
  })

  test('that is longer, endless, no number, or filled in later is no matter', () => {
    for (const value of ['4', '20', '-1', 'soon', '@DELAY@']) expect(told(value), value).toEqual([])
  })
})

describe('two power devices of a node', () => {
  const told = (...actions: readonly string[]): string[] =>
    messagesOf(
      'unsafe-dual-power',
      cluster(
        `<clusternodes>${fenced('alpha', 1, actions.map((action, index) => `<device name="apc" port="${index + 1}"${action}/>`).join(''))}</clusternodes>`,
        '<fencedevices><fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/></fencedevices>',
      ),
    ).map(message => message.replace(/^"[^]*" warning /, ''))

  test('that are rebooted one after the other never take the power away', () => {
    for (const action of ['', ' action="reboot"', ' action="Reboot"', ' action="cycle"']) {
      expect(told(action, action), action).toEqual(['The second power device is rebooted only after the first is on again'])
    }
  })

  test('are one mistake, on however many nodes', () => {
    const both = '<device name="apc" port="1"/><device name="apc" port="2"/>'
    const text = cluster(`<clusternodes>${fenced('alpha', 1, both)}${fenced('beta', 2, both.replaceAll('port="', 'port="3'))}</clusternodes>`, '<fencedevices><fencedevice name="apc" agent="fence_apc" ipaddr="192.0.2.9" login="apc" passwd="not-a-secret"/></fencedevices>')
    expect(messagesOf('unsafe-dual-power', text)).toHaveLength(1)
  })

  test('that are switched off, or of which nobody knows, are no matter', () => {
    expect(told(' action="off"', ' action="off"')).toEqual([])
    expect(told(' action="@ACTION@"', ' action="@ACTION@"')).toEqual([])
    expect(told(' action="reboot"', ' action="@ACTION@"')).toEqual([])
  })
})
