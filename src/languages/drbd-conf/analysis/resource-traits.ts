import type { ResourceBody, ResourceTraits, VolumeSection } from '../schema.js'
import { addressesOf } from './addresses.js'

/** What a resource of the plain kind makes use of. */
export const plainTraits: ResourceTraits = {
  hasStacked: false,
  hasFloating: false,
  hasNumberedVolumes: false,
  hasExternalMetaData: false,
  hasOtherFamilies: false,
}

/** Tells what a resource makes use of. */
export function resourceTraits(body: ResourceBody): ResourceTraits {
  const { hosts } = body
  const volumes = [...body.volumes, ...hosts.flatMap(host => host.volumes)]
  return {
    hasStacked: hosts.some(({ kind }) => kind === 'stacked'),
    hasFloating: hosts.some(({ kind }) => kind === 'floating'),
    hasNumberedVolumes: volumes.some(({ isImplicit }) => !isImplicit),
    hasExternalMetaData: volumes.some(isExternal),
    hasOtherFamilies: hasOtherFamilies(body),
  }
}

/** Tells whether a body holds an address of another family than `ipv4`. */
export function hasOtherFamilies(body: ResourceBody): boolean {
  return addressesOf(body).some(({ family }) => family !== 'ipv4')
}

function isExternal({ metaDisk }: VolumeSection): boolean {
  return metaDisk !== undefined && metaDisk.value !== 'internal'
}
