/** The parameters of the OCF agents of the same name, in the order of the script's arguments (resource-agents). */
export const agentParameters: Readonly<Record<string, readonly string[]>> = {
  Delay: ['startdelay', 'stopdelay'],
  Filesystem: ['device', 'directory', 'fstype', 'options'],
  ICP: ['driveid', 'device'],
  IPsrcaddr: ['ipaddress'],
  LVM: ['volgrpname'],
  LinuxSCSI: ['scsi'],
  MailTo: ['email', 'subject'],
  Raid1: ['raidconf', 'raiddev'],
  ServeRAID: ['serveraid', 'mergegroup'],
  WAS: ['config'],
  WinPopup: ['hostfile'],
  Xinetd: ['service'],
  apache: ['configfile'],
  db2: ['instance'],
  ids: ['informixdir', 'informixserver', 'onconfig'],
  portblock: ['protocol', 'portno', 'action'],
}
