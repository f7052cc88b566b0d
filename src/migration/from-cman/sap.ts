import { isShellTrue } from '../../languages/cluster-conf/analysis/resource-tree.js'
import { lost, replaced } from '../ledger.js'
import { made } from './counterpart.js'
import type { Find, RgResource } from './counterpart.js'

const userExits = ['PRE_START_USEREXIT', 'POST_START_USEREXIT', 'PRE_STOP_USEREXIT', 'POST_STOP_USEREXIT']
const forInstances = ['InstanceName', 'DIR_EXECUTABLE', 'DIR_PROFILE', 'START_PROFILE', 'START_WAITTIME', 'AUTOMATIC_RECOVER', ...userExits]
const forDatabases = ['SID', 'DBTYPE', 'STRICT_MONITORING', 'AUTOMATIC_RECOVER', 'NETSERVICENAME', ...userExits]

/** Both agents are the same program in rgmanager and in Pacemaker (resource-agents heartbeat/SAPInstance); the later one knows more. */
export const sapInstance: Find = (draft, { values }) => {
  const name = values['InstanceName'] ?? ''
  if (name === '') return { kind: 'none', why: 'it names no instance' }
  const found = made(draft, { agent: 'ocf:heartbeat:SAPInstance', id: `sap-${name}`, parameters: parametersOf(forInstances, values), carries: forInstances })
  return { ...found, tasks: [`SAP instance "${name}": START_WAITTIME counts within the timeout of start, and an instance with a second enqueue server (ENSA2) or a replicated one wants resources of its own (IS_ERS), as SAP's and the distribution's guides describe them`] }
}

/** The kinds of database that ocf:heartbeat:SAPDatabase 4.12 knows. */
const kinds: ReadonlySet<string> = new Set(['ADA', 'DB6', 'HDB', 'ORA', 'SYB'])
const deprecated = 'SAPDatabase asks the SAP host agent now, and does not read it any more'

export const sapDatabase: Find = (draft, { values }) => {
  const [sid = '', kind = ''] = [values['SID'], values['DBTYPE']?.toUpperCase()]
  if (sid === '') return { kind: 'none', why: 'it names no database' }
  if (!kinds.has(kind)) return { kind: 'none', why: `SAPDatabase knows ADA, DB6, HDB, ORA and SYB, and not "${values['DBTYPE'] ?? ''}"` }
  const found = made(draft, {
    agent: 'ocf:heartbeat:SAPDatabase',
    id: `sapdb-${sid}`,
    parameters: { ...parametersOf(forDatabases, values), DBTYPE: kind },
    carries: forDatabases,
    says: {
      DIR_EXECUTABLE: lost('it named the programs of the SAP system; now it would name the SAP host agent (saphostexec, saphostctrl), which lies in /usr/sap/hostctrl/exe'),
      DBJ2EE_ONLY: isShellTrue(values['DBJ2EE_ONLY']) ? lost(deprecated) : replaced('nothing', 'it only says what is so without it'),
      JAVA_HOME: lost(deprecated),
      DIR_BOOTSTRAP: lost(deprecated),
      DIR_SECSTORE: lost(deprecated),
      DB_JARS: lost(deprecated),
    },
  })
  return { ...found, tasks: [`SAP database "${sid}": the SAP host agent must be installed on all hosts, and "saphostctrl -function ListDatabases" must show the database`] }
}

function parametersOf(names: readonly string[], values: RgResource['values']): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map(name => [name, values[name] ?? '']))
}
