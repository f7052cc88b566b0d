/**
 * Agents that ask the board in the node itself, as fenced and Pacemaker name them. fence_ilo_moonshot, fence_dracmc and those
 * for blades ask one chassis for many nodes.
 */
const agents = /^(?:stonith:)?fence_(?:alom|amt(?:_ws)?|drac5?|idrac|ilo[2-6]?(?:_ssh)?|ilo_mp|imm|ipmilan(?:plus)?|redfish|rsa|rsb)$/

/** The same of heartbeat and cluster-glue. */
const plugins = /^(?:stonith:)?(?:drac[35]|ipmilan|riloe|external\/(?:drac5|ibmrsa(?:-telnet)?|ipmi|riloe))$/

/**
 * Tells whether a fence agent or STONITH plugin talks to a management board: it belongs to one node alone, and has power as
 * long as that node has.
 *
 * Source: the man pages of fence-agents 4.x, "ip": the address of the device; cluster-glue 1.0 lib/plugins/stonith.
 */
export function isManagementBoard(agent: string): boolean {
  return agents.test(agent) || plugins.test(agent)
}
