interface Sections {
  readonly head?: string
  readonly options?: string
  readonly nodes?: string
  readonly resources?: string
  readonly constraints?: string
  readonly more?: string
}

/** A device that fences, so that the cluster starts anything at all. */
export const fencing = `<primitive id="fence" class="stonith" type="fence_dummy"/>`

/** Two nodes. */
export const twoNodes = '<node id="1" uname="alpha"/><node id="2" uname="beta"/>'

/** A promotable clone of DRBD as it should be. */
export const promotable = `<clone id="ms-r0">
  <meta_attributes id="ms-r0-meta">
    <nvpair id="ms-r0-promotable" name="promotable" value="true"/>
    <nvpair id="ms-r0-notify" name="notify" value="true"/>
    <nvpair id="ms-r0-max" name="clone-max" value="2"/>
  </meta_attributes>
  <primitive id="r0" class="ocf" provider="linbit" type="drbd">
    <instance_attributes id="r0-ia"><nvpair id="r0-res" name="drbd_resource" value="r0"/></instance_attributes>
    <operations>
      <op id="r0-p" name="monitor" interval="29s" role="Promoted"/>
      <op id="r0-u" name="monitor" interval="31s" role="Unpromoted"/>
    </operations>
  </primitive>
</clone>`

/** A file system on DRBD. */
export const filesystem = `<primitive id="fs" class="ocf" provider="heartbeat" type="Filesystem">
  <instance_attributes id="fs-ia">
    <nvpair id="fs-dev" name="device" value="/dev/drbd0"/><nvpair id="fs-dir" name="directory" value="/srv"/><nvpair id="fs-type" name="fstype" value="ext4"/>
  </instance_attributes>
</primitive>`

/** Writes a whole CIB around what an example is about. */
export function cibWith({ head = 'validate-with="pacemaker-3.9"', options = '', nodes = twoNodes, resources = fencing, constraints = '', more = '' }: Sections): string {
  return `<cib ${head} crm_feature_set="3.16.2" epoch="1" num_updates="0" admin_epoch="0">
<configuration>
<crm_config>${options === '' ? '' : `<cluster_property_set id="cib-bootstrap-options">${options}</cluster_property_set>`}</crm_config>
<nodes>${nodes}</nodes>
<resources>
${resources}
</resources>
<constraints>${constraints}</constraints>
${more}</configuration>
</cib>
`
}

/** Writes a resource of an agent of ocf:heartbeat with its parameters. */
export function ocf(id: string, type: string, parameters: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(parameters).map(([name, value]) => `<nvpair id="${id}-${name}" name="${name}" value="${value}"/>`)
  return `<primitive id="${id}" class="ocf" provider="heartbeat" type="${type}"><instance_attributes id="${id}-i">${pairs.join('')}</instance_attributes></primitive>`
}
