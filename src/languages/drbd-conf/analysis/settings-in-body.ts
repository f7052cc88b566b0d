import type { OptionSection, ResourceBody, Setting, VolumeSection } from '../schema.js'

/** Where options may stand in the body of a resource or of `common`. */
type OptionPlaces = Pick<ResourceBody, 'options' | 'volumes' | 'hosts' | 'connections' | 'meshes'>

/** Lists all settings in the body of a resource or of `common`, at whatever depth. */
export function settingsInBody(body: OptionPlaces): readonly Setting[] {
  return optionSectionsOf(body).flatMap(({ settings }) => settings)
}

/** Lists all sections of options in the body of a resource or of `common`, at whatever depth. */
export function optionSectionsOf(body: OptionPlaces): readonly OptionSection[] {
  const sections = [...body.options]
  addOfVolumes(body.volumes, sections)
  for (const host of body.hosts) {
    for (const options of host.options) sections.push(options)
    addOfVolumes(host.volumes, sections)
    if (host.proxy !== undefined) for (const options of host.proxy.options) sections.push(options)
  }
  for (const connection of body.connections) {
    for (const options of connection.options) sections.push(options)
    addOfVolumes(connection.volumes, sections)
  }
  for (const mesh of body.meshes) for (const options of mesh.options) sections.push(options)
  return sections
}

function addOfVolumes(volumes: readonly VolumeSection[], sections: OptionSection[]): void {
  for (const volume of volumes) for (const options of volume.options) sections.push(options)
}
