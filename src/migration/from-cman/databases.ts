import type { Draft } from '../draft.js'
import { lost, replaced } from '../ledger.js'
import { made } from './counterpart.js'
import type { Find, RgCounterpart, RgResource } from './counterpart.js'

export const mysql: Find = (draft, { values }) => {
  const listens = values['listen_address'] === undefined ? '' : `--bind-address=${values['listen_address']}`
  const parameters = { config: values['config_file'] ?? '', additional_parameters: [values['mysqld_options'] ?? values['mysql_options'] ?? '', listens].filter(text => text !== '').join(' ') }
  return made(draft, { agent: 'ocf:heartbeat:mysql', id: `mysql-${values['name'] ?? ''}`, parameters, carries: ['config_file', 'mysqld_options', 'mysql_options', 'listen_address', 'name'] })
}

/** The directory of the data stands among the options of the server; the agent starts it by pg_ctl, which wants it by itself. */
export const postgres: Find = (draft, { values }) => {
  const options = values['postmaster_options'] ?? ''
  const [written = '', directory = ''] = /(?:^|\s)-D\s*(\S+)/.exec(options) ?? []
  const parameters = {
    config: values['config_file'] ?? '',
    pgdata: directory,
    pgdba: values['postmaster_user'] ?? '',
    start_opt: options.replace(written, ' ').trim().replace(/\s+/g, ' '),
  }
  return made(draft, { agent: 'ocf:heartbeat:pgsql', id: `pgsql-${values['name'] ?? ''}`, parameters, carries: ['config_file', 'postmaster_user', 'postmaster_options', 'name'] })
}

export const db2: Find = (draft, { values }) => {
  const names = ['instance', 'dblist', 'dbpartitionnum']
  const parameters = Object.fromEntries(names.map(name => [name, values[name] ?? '']))
  if (parameters['instance'] === '') return { kind: 'none', why: 'it names no instance' }
  return made(draft, { agent: 'ocf:heartbeat:db2', id: `db2-${values['instance'] ?? ''}`, parameters, carries: names })
}

/** oracledb.sh starts a database, then its listener, and by its type more of Oracle's programs. */
export const oracledb: Find = (draft, { values }) => {
  const { type = 'base', listener_name: listener } = values
  const found = instance(draft, values, { listeners: [listener ?? ''] })
  if (found.kind !== 'resource') return found
  const further = /^base/i.test(type) ? [] : [`"${values['name'] ?? ''}" is of type "${type}": oracledb.sh started the application server or Enterprise Manager of Oracle, too, and nothing does any more: give it a unit of its own behind the database, before the services are relied on`]
  return {
    ...found,
    says: {
      ...found.says,
      listener_name: replaced('CIB: listener of oralsnr', 'the listener is a resource of its own behind the database'),
      type: further.length === 0 ? replaced('nothing', 'the database and its listener are what this type is') : lost('nothing starts the application server or Enterprise Manager of Oracle'),
      vhost: lost('listener.ora says on which address the listener listens: the name of the service must stand there'),
    },
    tasks: [...(found.tasks ?? []), ...further],
  }
}

/** orainstance.sh starts an instance, and the listeners that it names. */
export const orainstance: Find = (draft, { values }) => {
  const found = instance(draft, values, { listeners: (values['listeners'] ?? '').split(/[\s,]+/).filter(name => name !== '') })
  if (found.kind !== 'resource') return found
  return {
    ...found,
    says: {
      ...found.says,
      listeners: replaced('CIB: listener of oralsnr', 'each listener is a resource of its own behind the database'),
      lockfile: lost('the agent keeps no lock of its own'),
    },
  }
}

interface Listeners {
  /** Their names; the usual one where a name is empty. */
  readonly listeners: readonly string[]
}

function instance(draft: Draft, values: RgResource['values'], { listeners }: Listeners): RgCounterpart {
  const { name: sid = '', home = '', user = '' } = values
  if (sid === '') return { kind: 'none', why: 'it names no instance' }
  const database = made(draft, { agent: 'ocf:heartbeat:oracle', id: `oracle-${sid}`, parameters: { sid, home, user }, carries: ['name', 'home', 'user'] })
  const more = listeners.map(name => listener(draft, values, { sid, name }).resource)
  return {
    ...database,
    more,
    says: { tns_admin: more.length > 0 ? replaced('CIB: tns_admin of oralsnr', 'the listener reads it') : lost('only a listener reads it, and none is named') },
    tasks: [`Oracle instance "${sid}": ocf:heartbeat:oracle looks by a user of its own (OCFMON), which it makes itself at the first start; "monuser" and "monpassword" give it another`],
  }
}

function listener(draft: Draft, { home = '', user = '', tns_admin = '' }: RgResource['values'], { sid, name }: { readonly sid: string; readonly name: string }): Extract<RgCounterpart, { readonly kind: 'resource' }> {
  return made(draft, { agent: 'ocf:heartbeat:oralsnr', id: `oralsnr-${name === '' ? sid : name}`, parameters: { sid, home, user, listener: name, tns_admin }, carries: ['name', 'home', 'user', 'tns_admin'] })
}

/** The agent looks at a listener by asking it for an instance, which oralistener.sh did not. */
export const oralistener: Find = (draft, { values, instances = [] }) => {
  const [sid, ...others] = instances
  if (sid === undefined || others.length > 0) return { kind: 'none', why: `ocf:heartbeat:oralsnr looks at a listener by an instance (sid), and its service has ${sid === undefined ? 'none' : 'several'}` }
  const found = listener(draft, values, { sid, name: values['name'] ?? '' })
  return { ...found, why: `it is looked at by the instance "${sid}" of the same service` }
}

/** What the agent must know stands in a file that holds the password. */
export const sybase: Find = (_, { values }) => ({
  kind: 'none',
  why: `ocf:heartbeat:sybaseASE wants db_user and db_passwd, which stand in "${values['login_file'] ?? 'login_file'}": add it with them and with ${['sybase_home', 'sybase_ase', 'sybase_ocs', 'server_name', 'interfaces_file', 'sybase_user'].map(name => `${name}="${values[name] ?? ''}"`).join(', ')}`,
})
