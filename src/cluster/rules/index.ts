import type { ClusterRule } from '../define-cluster-rule.js'
import { conflictingQuorumHost } from './addresses/conflicting-quorum-host.js'
import { conflictingVirtualAddress } from './addresses/conflicting-virtual-address.js'
import { duplicateHostAddress } from './addresses/duplicate-host-address.js'
import { duplicateVirtualAddress } from './addresses/duplicate-virtual-address.js'
import { mismatchedVirtualAddressMask } from './addresses/mismatched-virtual-address-mask.js'
import { missingVirtualAddressInterface } from './addresses/missing-virtual-address-interface.js'
import { unknownVirtualAddressInterface } from './addresses/unknown-virtual-address-interface.js'
import { conflictingAutoActivation } from './devices/conflicting-auto-activation.js'
import { conflictingBackingDevice } from './devices/conflicting-backing-device.js'
import { conflictingClusteredVolumeGroup } from './devices/conflicting-clustered-volume-group.js'
import { conflictingFilesystem } from './devices/conflicting-filesystem.js'
import { conflictingLowerMount } from './devices/conflicting-lower-mount.js'
import { conflictingLunMount } from './devices/conflicting-lun-mount.js'
import { conflictingLvmActivate } from './devices/conflicting-lvm-activate.js'
import { conflictingLvmFilter } from './devices/conflicting-lvm-filter.js'
import { conflictingLvmLocking } from './devices/conflicting-lvm-locking.js'
import { conflictingVolumeOrder } from './devices/conflicting-volume-order.js'
import { duplicateBackingDevice } from './devices/duplicate-backing-device.js'
import { duplicateMountPoint } from './devices/duplicate-mount-point.js'
import { invalidDiskSize } from './devices/invalid-disk-size.js'
import { invalidMetaDiskSize } from './devices/invalid-meta-disk-size.js'
import { mismatchedClusterMount } from './devices/mismatched-cluster-mount.js'
import { mismatchedClusteredGroup } from './devices/mismatched-clustered-group.js'
import { mismatchedDiskLayout } from './devices/mismatched-disk-layout.js'
import { mismatchedDiskSize } from './devices/mismatched-disk-size.js'
import { mismatchedDrbdDevice } from './devices/mismatched-drbd-device.js'
import { mismatchedExtentSize } from './devices/mismatched-extent-size.js'
import { mismatchedLvmLocking } from './devices/mismatched-lvm-locking.js'
import { mismatchedMinor } from './devices/mismatched-minor.js'
import { mismatchedMountUnit } from './devices/mismatched-mount-unit.js'
import { mismatchedPromoterDevice } from './devices/mismatched-promoter-device.js'
import { mismatchedVolumeGroup } from './devices/mismatched-volume-group.js'
import { missingBitmapSlot } from './devices/missing-bitmap-slot.js'
import { missingVolumeList } from './devices/missing-volume-list.js'
import { unknownBackingDevice } from './devices/unknown-backing-device.js'
import { unknownClusterfsDevice } from './devices/unknown-clusterfs-device.js'
import { unknownFilesystemDevice } from './devices/unknown-filesystem-device.js'
import { unknownLogicalVolume } from './devices/unknown-logical-volume.js'
import { unknownVolumeGroup } from './devices/unknown-volume-group.js'
import { unsafeFstabDevice } from './devices/unsafe-fstab-device.js'
import { unsafeHaLvm } from './devices/unsafe-ha-lvm.js'
import { unsafeLvmFallback } from './devices/unsafe-lvm-fallback.js'
import { unsafeLvmFilter } from './devices/unsafe-lvm-filter.js'
import { conflictingDeviceTimeout } from './fencing/conflicting-device-timeout.js'
import { conflictingDrbdStonith } from './fencing/conflicting-drbd-stonith.js'
import { conflictingFenceAddress } from './fencing/conflicting-fence-address.js'
import { conflictingStonithHost } from './fencing/conflicting-stonith-host.js'
import { conflictingStonithTimeout } from './fencing/conflicting-stonith-timeout.js'
import { conflictingWatchdog } from './fencing/conflicting-watchdog.js'
import { conflictingWatchdogTimeout } from './fencing/conflicting-watchdog-timeout.js'
import { duplicateFencing } from './fencing/duplicate-fencing.js'
import { mismatchedFenceAddress } from './fencing/mismatched-fence-address.js'
import { mismatchedSbd } from './fencing/mismatched-sbd.js'
import { mismatchedSbdDevices } from './fencing/mismatched-sbd-devices.js'
import { mismatchedStonith } from './fencing/mismatched-stonith.js'
import { missingDopd } from './fencing/missing-dopd.js'
import { missingPanicSetting } from './fencing/missing-panic-setting.js'
import { missingSbd } from './fencing/missing-sbd.js'
import { missingStonith } from './fencing/missing-stonith.js'
import { missingStonithTarget } from './fencing/missing-stonith-target.js'
import { missingTwoPrimaries } from './fencing/missing-two-primaries.js'
import { unknownStonithHost } from './fencing/unknown-stonith-host.js'
import { unsafeAcpid } from './fencing/unsafe-acpid.js'
import { unsafeDisklessSbd } from './fencing/unsafe-diskless-sbd.js'
import { unsafeFenceRace } from './fencing/unsafe-fence-race.js'
import { unsafePacemakerTwoNode } from './fencing/unsafe-pacemaker-two-node.js'
import { unsafeQuorumPolicy } from './fencing/unsafe-quorum-policy.js'
import { unsafeSharedMount } from './fencing/unsafe-shared-mount.js'
import { unsafeStorageQuorum } from './fencing/unsafe-storage-quorum.js'
import { unusedDopd } from './fencing/unused-dopd.js'
import { unusedFenceDelay } from './fencing/unused-fence-delay.js'
import { mismatchedDrbdConf } from './files/mismatched-drbd-conf.js'
import { mismatchedDrbdModule } from './files/mismatched-drbd-module.js'
import { mismatchedDrbdReactor } from './files/mismatched-drbd-reactor.js'
import { mismatchedDrbdVersion } from './files/mismatched-drbd-version.js'
import { mismatchedHaCf } from './files/mismatched-ha-cf.js'
import { mismatchedLibraryPath } from './files/mismatched-library-path.js'
import { mismatchedMessageFormat } from './files/mismatched-message-format.js'
import { mismatchedReactorVersion } from './files/mismatched-reactor-version.js'
import { mismatchedRelease } from './files/mismatched-release.js'
import { mismatchedRespawn } from './files/mismatched-respawn.js'
import { missingDrbdConf } from './files/missing-drbd-conf.js'
import { missingFile } from './files/missing-file.js'
import { unusedDrbdFile } from './files/unused-drbd-file.js'
import { unusedReactorSnippet } from './files/unused-reactor-snippet.js'
import { duplicateAuthkeys } from './keys/duplicate-authkeys.js'
import { duplicateSecret } from './keys/duplicate-secret.js'
import { mismatchedAuthkeys } from './keys/mismatched-authkeys.js'
import { mismatchedDrbdSecret } from './keys/mismatched-drbd-secret.js'
import { mismatchedSpareAuthkeys } from './keys/mismatched-spare-authkeys.js'
import { missingAuthkeys } from './keys/missing-authkeys.js'
import { conflictingNodeName } from './membership/conflicting-node-name.js'
import { mismatchedClusterConf } from './membership/mismatched-cluster-conf.js'
import { mismatchedClusterName } from './membership/mismatched-cluster-name.js'
import { mismatchedConfigVersion } from './membership/mismatched-config-version.js'
import { mismatchedCorosyncConf } from './membership/mismatched-corosync-conf.js'
import { mismatchedOcfs2Conf } from './membership/mismatched-ocfs2-conf.js'
import { mismatchedSysconfigName } from './membership/mismatched-sysconfig-name.js'
import { missingHost } from './membership/missing-host.js'
import { unknownBootCluster } from './membership/unknown-boot-cluster.js'
import { unusedOcfs2Cluster } from './membership/unused-ocfs2-cluster.js'
import { duplicateHostName } from './names/duplicate-host-name.js'
import { mismatchedDrbdHosts } from './names/mismatched-drbd-hosts.js'
import { mismatchedHeartbeatHosts } from './names/mismatched-heartbeat-hosts.js'
import { mismatchedHostAddress } from './names/mismatched-host-address.js'
import { mismatchedHostName } from './names/mismatched-host-name.js'
import { mismatchedHostSpelling } from './names/mismatched-host-spelling.js'
import { mismatchedPacemakerName } from './names/mismatched-pacemaker-name.js'
import { mismatchedPacemakerNodeId } from './names/mismatched-pacemaker-node-id.js'
import { mismatchedPacemakerNodes } from './names/mismatched-pacemaker-nodes.js'
import { missingClusterMember } from './names/missing-cluster-member.js'
import { missingDrbdSection } from './names/missing-drbd-section.js'
import { missingHostEntry } from './names/missing-host-entry.js'
import { unknownCmanHost } from './names/unknown-cman-host.js'
import { unknownCorosyncHost } from './names/unknown-corosync-host.js'
import { unknownDrbdHost } from './names/unknown-drbd-host.js'
import { unknownOcfs2Host } from './names/unknown-ocfs2-host.js'
import { unknownPreferredHost } from './names/unknown-preferred-host.js'
import { unknownPreferredNode } from './names/unknown-preferred-node.js'
import { unsafeLoopbackName } from './names/unsafe-loopback-name.js'
import { conflictingDrbdVirtualAddress } from './network/conflicting-drbd-virtual-address.js'
import { conflictingEnslavedInterface } from './network/conflicting-enslaved-interface.js'
import { conflictingHeartbeatClusters } from './network/conflicting-heartbeat-clusters.js'
import { conflictingSerialConsole } from './network/conflicting-serial-console.js'
import { conflictingUcastPeer } from './network/conflicting-ucast-peer.js'
import { duplicateMac } from './network/duplicate-mac.js'
import { duplicatePort } from './network/duplicate-port.js'
import { mismatchedCorosyncAddress } from './network/mismatched-corosync-address.js'
import { mismatchedDrbdAddress } from './network/mismatched-drbd-address.js'
import { mismatchedDrbdLink } from './network/mismatched-drbd-link.js'
import { mismatchedDrbdProtocol } from './network/mismatched-drbd-protocol.js'
import { mismatchedDrbdSubnet } from './network/mismatched-drbd-subnet.js'
import { mismatchedHeartbeatPort } from './network/mismatched-heartbeat-port.js'
import { mismatchedInterface } from './network/mismatched-interface.js'
import { mismatchedMtu } from './network/mismatched-mtu.js'
import { mismatchedMulticast } from './network/mismatched-multicast.js'
import { mismatchedOcfs2Subnet } from './network/mismatched-ocfs2-subnet.js'
import { mismatchedPingHosts } from './network/mismatched-ping-hosts.js'
import { mismatchedSerial } from './network/mismatched-serial.js'
import { mismatchedUcastPeer } from './network/mismatched-ucast-peer.js'
import { mismatchedUcastSubnet } from './network/mismatched-ucast-subnet.js'
import { missingCommonPath } from './network/missing-common-path.js'
import { missingUcastPeer } from './network/missing-ucast-peer.js'
import { unknownCorosyncAddress } from './network/unknown-corosync-address.js'
import { unknownDrbdAddress } from './network/unknown-drbd-address.js'
import { unknownHeartbeatInterface } from './network/unknown-heartbeat-interface.js'
import { unknownOcfs2Address } from './network/unknown-ocfs2-address.js'
import { unknownStackedAddress } from './network/unknown-stacked-address.js'
import { unsafeCorosyncNetwork } from './network/unsafe-corosync-network.js'
import { unsafePingTarget } from './network/unsafe-ping-target.js'
import { unsafeSharedCorosyncLink } from './network/unsafe-shared-corosync-link.js'
import { unsafeSharedInterface } from './network/unsafe-shared-interface.js'
import { conflictingClusterSuiteOrder } from './order/conflicting-cluster-suite-order.js'
import { conflictingDrbdService } from './order/conflicting-drbd-service.js'
import { conflictingLvmOrder } from './order/conflicting-lvm-order.js'
import { conflictingManagedUnit } from './order/conflicting-managed-unit.js'
import { conflictingNetworkManager } from './order/conflicting-network-manager.js'
import { conflictingOcfs2Order } from './order/conflicting-ocfs2-order.js'
import { conflictingStartOrder } from './order/conflicting-start-order.js'
import { conflictingStopOrder } from './order/conflicting-stop-order.js'
import { conflictingXendomainsOrder } from './order/conflicting-xendomains-order.js'
import { mismatchedStartOrder } from './order/mismatched-start-order.js'
import { missingDrbdStart } from './order/missing-drbd-start.js'
import { missingLsbHeader } from './order/missing-lsb-header.js'
import { missingStart } from './order/missing-start.js'
import { missingStopLink } from './order/missing-stop-link.js'
import { missingWatchdogDriver } from './order/missing-watchdog-driver.js'
import { unknownUnit } from './order/unknown-unit.js'
import { unsafeRestart } from './order/unsafe-restart.js'
import { unsafeScriptMode } from './order/unsafe-script-mode.js'
import { unusedKernelModule } from './order/unused-kernel-module.js'
import { conflictingAutoPromote } from './resources/conflicting-auto-promote.js'
import { conflictingInitScript } from './resources/conflicting-init-script.js'
import { conflictingPromotedMax } from './resources/conflicting-promoted-max.js'
import { conflictingPromoterMount } from './resources/conflicting-promoter-mount.js'
import { conflictingPromotionOrder } from './resources/conflicting-promotion-order.js'
import { conflictingScriptOrder } from './resources/conflicting-script-order.js'
import { duplicateDrbdManager } from './resources/duplicate-drbd-manager.js'
import { mismatchedCloneMax } from './resources/mismatched-clone-max.js'
import { mismatchedHaresources } from './resources/mismatched-haresources.js'
import { mismatchedPreferredHost } from './resources/mismatched-preferred-host.js'
import { mismatchedPromoterOptions } from './resources/mismatched-promoter-options.js'
import { mismatchedResourceScript } from './resources/mismatched-resource-script.js'
import { missingBootPromotion } from './resources/missing-boot-promotion.js'
import { missingDlm } from './resources/missing-dlm.js'
import { missingDomainResource } from './resources/missing-domain-resource.js'
import { missingDrbdColocation } from './resources/missing-drbd-colocation.js'
import { missingFreezeOptions } from './resources/missing-freeze-options.js'
import { missingPromoterQuorum } from './resources/missing-promoter-quorum.js'
import { missingPromotion } from './resources/missing-promotion.js'
import { missingResourceScript } from './resources/missing-resource-script.js'
import { missingServicePromotion } from './resources/missing-service-promotion.js'
import { missingStatusAction } from './resources/missing-status-action.js'
import { unknownDrbdResource } from './resources/unknown-drbd-resource.js'
import { unknownPacemakerDrbd } from './resources/unknown-pacemaker-drbd.js'
import { unknownPromotedResource } from './resources/unknown-promoted-resource.js'
import { unknownRgmanagerDrbd } from './resources/unknown-rgmanager-drbd.js'
import { unsafeAdaptedDrbddisk } from './resources/unsafe-adapted-drbddisk.js'
import { unsafeAutoFailback } from './resources/unsafe-auto-failback.js'
import { unsafePromoterFencing } from './resources/unsafe-promoter-fencing.js'
import { unsafeUncheckedCommand } from './resources/unsafe-unchecked-command.js'
import { unsafeVgchange } from './resources/unsafe-vgchange.js'
import { unusedDrbdResource } from './resources/unused-drbd-resource.js'
import { unusedHaresources } from './resources/unused-haresources.js'
import { unusedResourceScript } from './resources/unused-resource-script.js'
import { unusedScriptCommand } from './resources/unused-script-command.js'
import { unusedTwoPrimaries } from './resources/unused-two-primaries.js'
import { conflictingGnbdImport } from './storage-clients/conflicting-gnbd-import.js'
import { conflictingXenAutostart } from './storage-clients/conflicting-xen-autostart.js'
import { conflictingXenDisk } from './storage-clients/conflicting-xen-disk.js'
import { duplicateXenAutostart } from './storage-clients/duplicate-xen-autostart.js'
import { duplicateXenDomain } from './storage-clients/duplicate-xen-domain.js'
import { mismatchedGnbdExport } from './storage-clients/mismatched-gnbd-export.js'
import { mismatchedIscsiTarget } from './storage-clients/mismatched-iscsi-target.js'
import { mismatchedXenDomain } from './storage-clients/mismatched-xen-domain.js'
import { missingNetdev } from './storage-clients/missing-netdev.js'
import { missingOcfs2Host } from './storage-clients/missing-ocfs2-host.js'
import { missingXenDomain } from './storage-clients/missing-xen-domain.js'
import { unknownExportDevice } from './storage-clients/unknown-export-device.js'
import { unknownGnbdDevice } from './storage-clients/unknown-gnbd-device.js'
import { unknownXenBridge } from './storage-clients/unknown-xen-bridge.js'
import { unknownXenDevice } from './storage-clients/unknown-xen-device.js'
import { unknownXenImage } from './storage-clients/unknown-xen-image.js'
import { unknownXenResource } from './storage-clients/unknown-xen-resource.js'
import { unsafeExportRemoval } from './storage-clients/unsafe-export-removal.js'
import { unsafeFixedDevice } from './storage-clients/unsafe-fixed-device.js'
import { unsafeGnbdImport } from './storage-clients/unsafe-gnbd-import.js'
import { unsafeUncachedExport } from './storage-clients/unsafe-uncached-export.js'
import { unsafeXenSharing } from './storage-clients/unsafe-xen-sharing.js'
import { unusedGnbdExport } from './storage-clients/unused-gnbd-export.js'
import { mismatchedBoothConf } from './tickets/mismatched-booth-conf.js'
import { unknownBoothConf } from './tickets/unknown-booth-conf.js'
import { unknownSiteAddress } from './tickets/unknown-site-address.js'
import { unknownTicket } from './tickets/unknown-ticket.js'
import { unusedTicket } from './tickets/unused-ticket.js'
import { conflictingDrbdDeadtime } from './timing/conflicting-drbd-deadtime.js'
import { conflictingGnbdTimeout } from './timing/conflicting-gnbd-timeout.js'
import { conflictingInitdead } from './timing/conflicting-initdead.js'
import { conflictingOcfs2Timeout } from './timing/conflicting-ocfs2-timeout.js'
import { conflictingPeerDeadtime } from './timing/conflicting-peer-deadtime.js'
import { mismatchedDrbdOptions } from './timing/mismatched-drbd-options.js'
import { mismatchedFailureDetection } from './timing/mismatched-failure-detection.js'
import { mismatchedHeartbeatTimes } from './timing/mismatched-heartbeat-times.js'
import { mismatchedO2cb } from './timing/mismatched-o2cb.js'
import { unsafeWfcTimeout } from './timing/unsafe-wfc-timeout.js'

/** All cluster rules, in alphabetical order of their ids. */
export const clusterRules: readonly ClusterRule[] = [
  conflictingAutoActivation,
  conflictingAutoPromote,
  conflictingBackingDevice,
  conflictingClusterSuiteOrder,
  conflictingClusteredVolumeGroup,
  conflictingDeviceTimeout,
  conflictingDrbdDeadtime,
  conflictingDrbdService,
  conflictingDrbdStonith,
  conflictingDrbdVirtualAddress,
  conflictingEnslavedInterface,
  conflictingFenceAddress,
  conflictingFilesystem,
  conflictingGnbdImport,
  conflictingGnbdTimeout,
  conflictingHeartbeatClusters,
  conflictingInitScript,
  conflictingInitdead,
  conflictingLowerMount,
  conflictingLunMount,
  conflictingLvmActivate,
  conflictingLvmFilter,
  conflictingLvmLocking,
  conflictingLvmOrder,
  conflictingManagedUnit,
  conflictingNetworkManager,
  conflictingNodeName,
  conflictingOcfs2Order,
  conflictingOcfs2Timeout,
  conflictingPeerDeadtime,
  conflictingPromotedMax,
  conflictingPromoterMount,
  conflictingPromotionOrder,
  conflictingQuorumHost,
  conflictingScriptOrder,
  conflictingSerialConsole,
  conflictingStartOrder,
  conflictingStonithHost,
  conflictingStonithTimeout,
  conflictingStopOrder,
  conflictingUcastPeer,
  conflictingVirtualAddress,
  conflictingVolumeOrder,
  conflictingWatchdog,
  conflictingWatchdogTimeout,
  conflictingXenAutostart,
  conflictingXenDisk,
  conflictingXendomainsOrder,
  duplicateAuthkeys,
  duplicateBackingDevice,
  duplicateDrbdManager,
  duplicateFencing,
  duplicateHostAddress,
  duplicateHostName,
  duplicateMac,
  duplicateMountPoint,
  duplicatePort,
  duplicateSecret,
  duplicateVirtualAddress,
  duplicateXenAutostart,
  duplicateXenDomain,
  invalidDiskSize,
  invalidMetaDiskSize,
  mismatchedAuthkeys,
  mismatchedBoothConf,
  mismatchedCloneMax,
  mismatchedClusterConf,
  mismatchedClusterMount,
  mismatchedClusterName,
  mismatchedClusteredGroup,
  mismatchedConfigVersion,
  mismatchedCorosyncAddress,
  mismatchedCorosyncConf,
  mismatchedDiskLayout,
  mismatchedDiskSize,
  mismatchedDrbdAddress,
  mismatchedDrbdConf,
  mismatchedDrbdDevice,
  mismatchedDrbdHosts,
  mismatchedDrbdLink,
  mismatchedDrbdModule,
  mismatchedDrbdOptions,
  mismatchedDrbdProtocol,
  mismatchedDrbdReactor,
  mismatchedDrbdSecret,
  mismatchedDrbdSubnet,
  mismatchedDrbdVersion,
  mismatchedExtentSize,
  mismatchedFailureDetection,
  mismatchedFenceAddress,
  mismatchedGnbdExport,
  mismatchedHaCf,
  mismatchedHaresources,
  mismatchedHeartbeatHosts,
  mismatchedHeartbeatPort,
  mismatchedHeartbeatTimes,
  mismatchedHostAddress,
  mismatchedHostName,
  mismatchedHostSpelling,
  mismatchedInterface,
  mismatchedIscsiTarget,
  mismatchedLibraryPath,
  mismatchedLvmLocking,
  mismatchedMessageFormat,
  mismatchedMinor,
  mismatchedMountUnit,
  mismatchedMtu,
  mismatchedMulticast,
  mismatchedO2cb,
  mismatchedOcfs2Conf,
  mismatchedOcfs2Subnet,
  mismatchedPacemakerName,
  mismatchedPacemakerNodeId,
  mismatchedPacemakerNodes,
  mismatchedPingHosts,
  mismatchedPreferredHost,
  mismatchedPromoterDevice,
  mismatchedPromoterOptions,
  mismatchedReactorVersion,
  mismatchedRelease,
  mismatchedResourceScript,
  mismatchedRespawn,
  mismatchedSbd,
  mismatchedSbdDevices,
  mismatchedSerial,
  mismatchedSpareAuthkeys,
  mismatchedStartOrder,
  mismatchedStonith,
  mismatchedSysconfigName,
  mismatchedUcastPeer,
  mismatchedUcastSubnet,
  mismatchedVirtualAddressMask,
  mismatchedVolumeGroup,
  mismatchedXenDomain,
  missingAuthkeys,
  missingBitmapSlot,
  missingBootPromotion,
  missingClusterMember,
  missingCommonPath,
  missingDlm,
  missingDomainResource,
  missingDopd,
  missingDrbdColocation,
  missingDrbdConf,
  missingDrbdSection,
  missingDrbdStart,
  missingFile,
  missingFreezeOptions,
  missingHost,
  missingHostEntry,
  missingLsbHeader,
  missingNetdev,
  missingOcfs2Host,
  missingPanicSetting,
  missingPromoterQuorum,
  missingPromotion,
  missingResourceScript,
  missingSbd,
  missingServicePromotion,
  missingStart,
  missingStatusAction,
  missingStonith,
  missingStonithTarget,
  missingStopLink,
  missingTwoPrimaries,
  missingUcastPeer,
  missingVirtualAddressInterface,
  missingVolumeList,
  missingWatchdogDriver,
  missingXenDomain,
  unknownBackingDevice,
  unknownBootCluster,
  unknownBoothConf,
  unknownClusterfsDevice,
  unknownCmanHost,
  unknownCorosyncAddress,
  unknownCorosyncHost,
  unknownDrbdAddress,
  unknownDrbdHost,
  unknownDrbdResource,
  unknownExportDevice,
  unknownFilesystemDevice,
  unknownGnbdDevice,
  unknownHeartbeatInterface,
  unknownLogicalVolume,
  unknownOcfs2Address,
  unknownOcfs2Host,
  unknownPacemakerDrbd,
  unknownPreferredHost,
  unknownPreferredNode,
  unknownPromotedResource,
  unknownRgmanagerDrbd,
  unknownSiteAddress,
  unknownStackedAddress,
  unknownStonithHost,
  unknownTicket,
  unknownUnit,
  unknownVirtualAddressInterface,
  unknownVolumeGroup,
  unknownXenBridge,
  unknownXenDevice,
  unknownXenImage,
  unknownXenResource,
  unsafeAcpid,
  unsafeAdaptedDrbddisk,
  unsafeAutoFailback,
  unsafeCorosyncNetwork,
  unsafeDisklessSbd,
  unsafeExportRemoval,
  unsafeFenceRace,
  unsafeFixedDevice,
  unsafeFstabDevice,
  unsafeGnbdImport,
  unsafeHaLvm,
  unsafeLoopbackName,
  unsafeLvmFallback,
  unsafeLvmFilter,
  unsafePacemakerTwoNode,
  unsafePingTarget,
  unsafePromoterFencing,
  unsafeQuorumPolicy,
  unsafeRestart,
  unsafeScriptMode,
  unsafeSharedCorosyncLink,
  unsafeSharedInterface,
  unsafeSharedMount,
  unsafeStorageQuorum,
  unsafeUncachedExport,
  unsafeUncheckedCommand,
  unsafeVgchange,
  unsafeWfcTimeout,
  unsafeXenSharing,
  unusedDopd,
  unusedDrbdFile,
  unusedDrbdResource,
  unusedFenceDelay,
  unusedGnbdExport,
  unusedHaresources,
  unusedKernelModule,
  unusedOcfs2Cluster,
  unusedReactorSnippet,
  unusedResourceScript,
  unusedScriptCommand,
  unusedTicket,
  unusedTwoPrimaries,
]
