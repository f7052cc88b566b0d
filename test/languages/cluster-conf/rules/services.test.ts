import { describe, expect, test } from 'vitest'

import { cluster, messagesOf, nodes } from '../messages-of.js'

const list = nodes('alpha', 'beta')
const rm = (...parts: readonly string[]): string => cluster(list, `<rm>${parts.join('\n')}</rm>`)
const fs = (name: string, rest = ''): string => `<fs name="${name}" device="/dev/vg/${name}" mountpoint="/${name}" force_unmount="1"${rest}/>`

describe('references', () => {
  test('one finding for each name, however often it is used', () => {
    const text = rm(`<resources>${fs('data')}</resources>`, '<service name="a"><fs ref="dta"/></service>', '<service name="b"><fs ref="dta"/><fs ref="none"/></service>')
    expect(messagesOf('unknown-resource-ref', text)).toEqual([
      '"dta" error No fs resource is named "dta"', '"none" error No fs resource is named "none"',
    ])
    expect(messagesOf('unused-resource', text)).toEqual([])
  })

  test('the type counts', () => {
    const text = rm(`<resources>${fs('data')}</resources>`, '<service name="a"><script ref="data"/></service>')
    expect(messagesOf('unknown-resource-ref', text)).toEqual(['"data" error No script resource is named "data"'])
    expect(messagesOf('unused-resource', text)).toEqual(['"data" info No service uses fs "data"'])
  })

  test('a list with an unknown name may hold it', () => {
    const text = rm('<resources><fs name="@NAME@" device="/dev/a" mountpoint="/a"/></resources>', '<service name="a"><fs ref="data"/></service>')
    expect(messagesOf('unknown-resource-ref', text)).toEqual([])
  })

  test('what stands inside a service cannot be referred to', () => {
    const text = rm(`<service name="a">${fs('data')}</service>`, '<service name="b"><fs ref="data"/></service>')
    expect(messagesOf('invalid-resource-ref', text)).toEqual(['"data" error Resource fs "data" is defined inside a service and cannot be referred to'])
    expect(messagesOf('unknown-resource-ref', text)).toEqual([])
  })

  test('a resource that can run once is used three times: two findings', () => {
    const text = rm(`<resources>${fs('data')}</resources>`, ...['a', 'b', 'c'].map(name => `<service name="${name}"><fs ref="data"/></service>`))
    expect(messagesOf('duplicate-resource-use', text)).toHaveLength(2)
  })
})

describe('names', () => {
  test('the list is read before the services, wherever it stands', () => {
    const text = rm('<service name="a"><ip address="192.0.2.50"/></service>', '<resources><ip address="192.0.2.50"/></resources>')
    const [only, ...others] = messagesOf('duplicate-resource', text)
    expect(only).toBe('"192.0.2.50" error Resource ip "192.0.2.50" is already defined')
    expect(others).toEqual([])
  })

  test('one address in two spellings', () => {
    const text = rm('<resources><ip address="2001:DB8::1"/><ip address="2001:db8::1/64"/></resources>')
    expect(messagesOf('duplicate-ip', text)).toEqual(['"2001:db8::1/64" error Address "2001:db8::1/64" is the same as "2001:DB8::1"'])
    expect(messagesOf('duplicate-resource', text)).toEqual([])
  })

  test('a doubled name is not also a doubled mount point', () => {
    const text = rm(`<resources>${fs('data')}${fs('data')}</resources>`)
    expect(messagesOf('duplicate-resource', text)).toHaveLength(1)
    expect(messagesOf('duplicate-unique-attribute', text)).toEqual([])
  })
})

describe('the order of the start', () => {
  const service = (...children: readonly string[]): string => rm(`<service name="a">${children.join('')}</service>`)

  test.each([
    [['<ip address="192.0.2.50"/>', fs('data')], 1],
    [[fs('data'), '<ip address="192.0.2.50"/>'], 0],
    [['<apache name="web"/>', '<script name="s" file="/etc/init.d/s"/>'], 1],
    [['<script name="s" file="/etc/init.d/s"/>', '<apache name="web"/>'], 0],
    [['<apache name="web"/>', '<mysql name="db"/>'], 0],
    [['<action name="status"/>', fs('data')], 0],
  ])('%j', (children, count) => {
    expect(messagesOf('unsafe-start-order', service(...children))).toHaveLength(count)
  })

  test('nesting forces an order', () => {
    const text = service(`<ip address="192.0.2.50">${fs('data')}</ip>`)
    expect(messagesOf('unsafe-start-order', text)).toEqual([])
  })
})

describe('dependencies', () => {
  const depending = (...pairs: readonly (readonly [string, string?])[]): string =>
    cluster(list, `<rm central_processing="1">${pairs.map(([name, on]) => `<service name="${name}"${on === undefined ? '' : ` depend="${on}"`}/>`).join('')}</rm>`)

  test('a circle of three is found once', () => {
    expect(messagesOf('conflicting-depend', depending(['a', 'service:b'], ['b', 'service:c'], ['c', 'service:a']))).toHaveLength(1)
  })

  test('on itself', () => {
    expect(messagesOf('conflicting-depend', depending(['a', 'service:a']))).toEqual(['"service:a" error Service "service:a" depends on itself'])
  })

  test('a chain, a diamond and a tail into a circle', () => {
    expect(messagesOf('conflicting-depend', depending(['a', 'service:b'], ['b', 'service:c'], ['c']))).toEqual([])
    expect(messagesOf('conflicting-depend', depending(['a', 'service:c'], ['b', 'service:c'], ['c']))).toEqual([])
    expect(messagesOf('conflicting-depend', depending(['x', 'service:a'], ['a', 'service:b'], ['b', 'service:a']))).toHaveLength(1)
  })

  test('the form and the name are two rules', () => {
    const text = depending(['a', 'b'], ['b', 'service:none'])
    expect(messagesOf('invalid-depend', text)).toEqual(['"b" error Dependency "b" is not of the form service:name'])
    expect(messagesOf('unknown-depend', text)).toEqual(['"service:none" error No service is named "service:none"'])
  })
})

describe('failover domains', () => {
  const domain = (attributes: string, ...members: readonly string[]): string => `<failoverdomains><failoverdomain name="d" ${attributes}>${members.join('')}</failoverdomain></failoverdomains>`
  const member = (name: string, priority?: string): string => `<failoverdomainnode name="${name}"${priority === undefined ? '' : ` priority="${priority}"`}/>`

  test('the case of node names does not count', () => {
    expect(messagesOf('unknown-failover-domain-node', rm(domain('', member('ALPHA'))))).toEqual([])
    expect(messagesOf('duplicate-failover-domain-node', rm(domain('', member('alpha'), member('ALPHA'))))).toHaveLength(1)
  })

  test('an empty one is worse when it is restricted', () => {
    expect(messagesOf('missing-failover-domain-node', rm(domain('')))).toEqual(['"failoverdomain" warning Failover domain "d" has no node'])
    expect(messagesOf('missing-failover-domain-node', rm(domain('restricted="1"')))).toEqual(['"failoverdomain" warning Failover domain "d" has no node'])
    expect(messagesOf('unused-failover-domain', rm(domain('restricted="1"'), '<service name="web"/>'))).toEqual([])
    expect(messagesOf('missing-failover-domain-node', rm(domain('restricted="1"'), '<service name="web" domain="D"/>'))).toEqual([
      '"failoverdomain" error Failover domain "d" has no node: its services can run nowhere',
    ])
  })

  test('priorities in a domain whose order is a word are not said twice', () => {
    expect(messagesOf('unused-priority', rm(domain('ordered="yes"', member('alpha', '1'), member('beta', '2'))))).toEqual([])
    expect(messagesOf('unused-priority', rm(domain('ordered="0"', member('alpha', '1'), member('beta', '2'))))).toHaveLength(1)
  })
})
