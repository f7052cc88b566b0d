import type { FenceAgentRow } from './spec.js'

/**
 * The fence agents, with their own parameters in one string each.
 *
 * A parameter is `name`, then `!` where the agent demands it, `~` where the RHEL 6 schema does not list it for this
 * agent, `'` where this agent takes any text, and `=default`. `requires` lists groups of alternatives (`a|b`).
 *
 * Source: the metadata of fence-agents, branch RHEL6; cluster.rng of ccs 0.16.2; manual pages of cluster 1.x and 2.x.
 */
export const fenceAgentTable: Readonly<Record<string, FenceAgentRow>> = {
  fence_alom: {
    class: 'power', doc: 'Sun ALOM service processors.',
    requires: 'ipaddr login passwd|passwd_script|identity_file',
    parameters:
      'action!=reboot cmd_prompt identity_file inet4_only inet6_only ipaddr! ipport=22 login! passwd passwd_script ' +
      'secure=1 ssh_options verbose debug version help delay=0 login_timeout=5 power_timeout=20 power_wait=0 ' +
      'shell_timeout=3 retry_on=1 ssh_path=/usr/bin/ssh',
  },
  fence_amt: {
    class: 'power', doc: 'Intel AMT.',
    requires: 'ipaddr',
    parameters:
      'action!=reboot boot_option inet4_only inet6_only ipaddr! ipport=16994 method=onoff passwd passwd_script ' +
      'verbose debug version help amttool_path=/usr/bin/amttool delay=0 login_timeout=5 power_timeout=20 ' +
      'power_wait=0 shell_timeout=3 retry_on=1 sudo sudo_path=/usr/bin/sudo',
  },
  fence_apc: {
    class: 'power', doc: 'APC power switches, by telnet or SSH.', inSchema: true,
    requires: 'ipaddr login passwd|passwd_script|identity_file port',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script secure port! identity_file switch inet4_only ' +
      'inet6_only ipport=23 cmd_prompt verbose debug version help separator=, power_timeout=20 shell_timeout=3 ' +
      'login_timeout=5 power_wait=0 delay=0 retry_on=1 ssh_options~ ssh_path~=/usr/bin/ssh ' +
      'telnet_path~=/usr/bin/telnet',
  },
  fence_apc_snmp: {
    class: 'power', doc: 'APC and Tripplite power switches, by SNMP.', inSchema: true,
    requires: 'ipaddr port',
    parameters:
      'option action!=reboot ipaddr! login passwd passwd_script port! snmp_version=1 community=private ' +
      'snmp_auth_prot snmp_sec_level snmp_priv_prot snmp_priv_passwd snmp_priv_passwd_script udpport inet4_only ' +
      'inet6_only verbose debug version help separator=, power_timeout=20 shell_timeout=3 login_timeout=5 ' +
      'power_wait=0 delay=0 retry_on=1',
  },
  fence_bladecenter: {
    class: 'power', doc: 'IBM BladeCenter, by telnet or SSH.', inSchema: true,
    requires: 'ipaddr login passwd|passwd_script|identity_file port|blade',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script cmd_prompt secure port! identity_file inet4_only ' +
      'inet6_only ipport=23 verbose debug version help separator=, power_timeout=20 shell_timeout=3 ' +
      'login_timeout=5 power_wait=10 missing_as_off delay=0 retry_on=1 ssh_options~ ssh_path~=/usr/bin/ssh ' +
      'telnet_path~=/usr/bin/telnet blade~',
  },
  fence_bladecenter_snmp: {
    class: 'power', doc: 'IBM BladeCenter, by SNMP.', inSchema: true,
    requires: 'ipaddr port',
    parameters:
      "option action ipaddr login passwd passwd_script port snmp_version' community snmp_auth_prot' " +
      "snmp_sec_level' snmp_priv_prot' snmp_priv_passwd snmp_priv_passwd_script udpport inet4_only' inet6_only' " +
      "verbose' debug version' help' separator power_timeout shell_timeout login_timeout power_wait delay retry_on",
  },
  fence_brocade: {
    class: 'storage',
    doc: 'Brocade Fibre Channel switches: cuts the node off the storage.',
    inSchema: true,
    needsUnfence: true,
    requires: 'ipaddr login port passwd|passwd_script|identity_file',
    parameters:
      'option action!=off ipaddr! login! passwd passwd_script port! help cmd_prompt~ identity_file~ inet4_only~ ' +
      'inet6_only~ ipport~=23 secure~ ssh_options~ verbose~ debug~ version~ separator~=, delay~=0 login_timeout~=5 ' +
      'power_timeout~=20 power_wait~=0 shell_timeout~=3 retry_on~=1 ssh_path~=/usr/bin/ssh ' +
      'telnet_path~=/usr/bin/telnet',
  },
  fence_cisco_mds: {
    class: 'storage',
    doc: 'Cisco MDS Fibre Channel switches: cuts the node off the storage.',
    inSchema: true,
    needsUnfence: true,
    requires: 'ipaddr port',
    parameters:
      'option action!=off ipaddr! login passwd passwd_script port! snmp_version community snmp_auth_prot ' +
      'snmp_sec_level snmp_priv_prot snmp_priv_passwd snmp_priv_passwd_script udpport inet4_only inet6_only ' +
      'verbose debug version help separator=, power_timeout=20 shell_timeout=3 login_timeout=5 power_wait=0 ' +
      'delay=0 retry_on=1',
  },
  fence_cisco_ucs: {
    class: 'power', doc: 'Cisco UCS.', inSchema: true,
    requires: 'ipaddr login port passwd|passwd_script',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script ssl inet4_only inet6_only ipport=80 port! suborg ' +
      'verbose debug version help separator=, power_wait=0 power_timeout=20 login_timeout=5 shell_timeout=3 ' +
      'delay=0 retry_on=1 notls~ ssl_insecure~ ssl_secure~ gnutlscli_path~=/usr/bin/gnutls-cli',
  },
  fence_docker: {
    class: 'virtual', doc: 'Docker containers.',
    requires: 'ipaddr port',
    parameters:
      'action!=reboot inet4_only inet6_only ipaddr! ipport=80 method=onoff port! ssl ssl_insecure ssl_secure ' +
      'tlscacert tlscert tlskey verbose debug version help separator=, delay=0 login_timeout=5 power_timeout=20 ' +
      'power_wait=0 shell_timeout=3 retry_on=1 gnutlscli_path=/usr/bin/gnutls-cli',
  },
  fence_drac: {
    class: 'power', doc: 'Dell DRAC III and older.', inSchema: true,
    requires: 'ipaddr login passwd|passwd_script',
    parameters:
      "option action!=reboot ipaddr! login! passwd passwd_script cmd_prompt drac_version' module_name debug " +
      'delay=0 help inet4_only~ inet6_only~ ipport~=23 verbose~ version~ login_timeout~=5 power_timeout~=20 ' +
      'power_wait~=0 shell_timeout~=3 retry_on~=1 telnet_path~=/usr/bin/telnet modulename~',
  },
  fence_drac5: {
    class: 'power', doc: 'Dell DRAC 5, DRAC/MC and CMC.', inSchema: true,
    requires: 'ipaddr login passwd|passwd_script|identity_file',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script cmd_prompt secure identity_file drac_version ' +
      'module_name inet4_only inet6_only ipport=23 verbose debug version help separator=, power_timeout=20 ' +
      'shell_timeout=3 login_timeout=5 power_wait=0 delay=0 retry_on=1 port!~ ssh_options~ ssh_path~=/usr/bin/ssh ' +
      'telnet_path~=/usr/bin/telnet modulename~',
  },
  fence_dummy: {
    class: 'special', doc: 'No real device; for tests.', isNodeNameImplicit: true,
    requires: '',
    parameters:
      'action!=reboot random_sleep_range status_file=/tmp/fence_dummy.status type=file verbose debug version help ' +
      'separator=, delay=0 login_timeout=5 power_timeout=20 power_wait=0 shell_timeout=3 retry_on=1',
  },
  fence_eaton_snmp: {
    class: 'power', doc: 'Eaton power switches, by SNMP.', inSchema: true,
    requires: 'ipaddr port',
    parameters:
      'option action!=reboot ipaddr! login passwd passwd_script port! snmp_version=1 community=private ' +
      'snmp_auth_prot snmp_sec_level snmp_priv_prot snmp_priv_passwd snmp_priv_passwd_script udpport inet4_only ' +
      'inet6_only verbose debug version help separator=, power_timeout=20 shell_timeout=3 login_timeout=5 ' +
      'power_wait=2 delay=0 retry_on=1',
  },
  fence_egenera: {
    class: 'power', doc: 'Egenera BladeFrame.', inSchema: true,
    requires: 'cserver lpan pserver',
    parameters: "option action cserver pserver user lpan delay help'",
  },
  fence_emerson: {
    class: 'power', doc: 'Emerson power switches, by SNMP.',
    requires: 'ipaddr port',
    parameters:
      'action!=reboot community inet4_only inet6_only ipaddr! login passwd passwd_script port! snmp_auth_prot ' +
      'snmp_priv_passwd snmp_priv_passwd_script snmp_priv_prot snmp_sec_level snmp_version udpport verbose debug ' +
      'version help separator=, delay=0 login_timeout=5 power_timeout=20 power_wait=5 shell_timeout=3 retry_on=1',
  },
  fence_eps: {
    class: 'power', doc: 'ePowerSwitch power switches.', inSchema: true,
    requires: 'ipaddr port',
    parameters:
      'option action!=reboot ipaddr! login passwd passwd_script port! hidden_page=hidden.htm verbose debug version ' +
      'help separator=, delay=0 retry_on=1 inet4_only~ inet6_only~ ipport~=80 login_timeout~=5 power_timeout~=20 ' +
      'power_wait~=0 shell_timeout~=3',
  },
  fence_hds_cb: {
    class: 'power', doc: 'Hitachi Compute Blade.',
    requires: 'ipaddr login port passwd|passwd_script|identity_file',
    parameters:
      'action!=reboot cmd_prompt identity_file inet4_only inet6_only ipaddr! ipport=23 login! passwd passwd_script ' +
      'port! secure ssh_options verbose debug version help separator=, delay=0 login_timeout=5 missing_as_off ' +
      'power_timeout=20 power_wait=5 shell_timeout=3 retry_on=1 ssh_path=/usr/bin/ssh telnet_path=/usr/bin/telnet',
  },
  fence_hpblade: {
    class: 'power', doc: 'HP BladeSystem.', inSchema: true,
    requires: 'ipaddr login port passwd|passwd_script|identity_file',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script cmd_prompt secure port! identity_file inet4_only ' +
      'inet6_only ipport=23 verbose debug version help separator=, missing_as_off power_timeout=20 shell_timeout=3 ' +
      'login_timeout=5 power_wait=0 delay=0 retry_on=1 ssh_options~ ssh_path~=/usr/bin/ssh ' +
      'telnet_path~=/usr/bin/telnet',
  },
  fence_ibmblade: {
    class: 'power', doc: 'IBM BladeCenter, by SNMP.', inSchema: true,
    requires: 'ipaddr port',
    parameters:
      'option action!=reboot ipaddr! login passwd passwd_script port! snmp_version=1 community snmp_auth_prot ' +
      'snmp_sec_level snmp_priv_prot snmp_priv_passwd snmp_priv_passwd_script udpport inet4_only inet6_only ' +
      'verbose debug version help separator=, power_timeout=20 shell_timeout=3 login_timeout=5 power_wait=0 ' +
      'delay=0 retry_on=1',
  },
  fence_idrac: {
    class: 'power', doc: 'Dell iDRAC, by IPMI.', inSchema: true,
    requires: 'ipaddr',
    parameters:
      'option auth ipaddr! passwd passwd_script lanplus=0 login action!=reboot timeout cipher method=onoff ' +
      'power_wait=2 delay=0 privlvl=administrator verbose inet4_only~ inet6_only~ ipport~=623 debug~ version~ ' +
      'help~ ipmitool_path~=/usr/bin/ipmitool login_timeout~=5 power_timeout~=20 shell_timeout~=3 retry_on~=1 ' +
      'sudo~ sudo_path~=/usr/bin/sudo',
  },
  fence_ifmib: {
    class: 'storage',
    doc: 'Network switches, by SNMP: switches the port of the node off.',
    inSchema: true,
    needsUnfence: true,
    requires: 'ipaddr port',
    parameters:
      'option action!=off ipaddr! login passwd passwd_script port! snmp_version=2c community snmp_auth_prot ' +
      'snmp_sec_level snmp_priv_prot snmp_priv_passwd snmp_priv_passwd_script udpport inet4_only inet6_only ' +
      'verbose debug version help separator=, power_timeout=20 shell_timeout=3 login_timeout=5 power_wait=0 ' +
      'delay=0 retry_on=1',
  },
  fence_ilo: {
    class: 'power', doc: 'HP iLO.', inSchema: true,
    requires: 'ipaddr|hostname login passwd|passwd_script',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script ssl=1 ribcl inet4_only inet6_only ipport=443 ' +
      'verbose debug version help power_timeout=20 shell_timeout=3 login_timeout=10 power_wait=0 delay=0 ' +
      'retry_on=3 notls~ ssl_insecure~ ssl_secure~ tls1.0~ gnutlscli_path~=/usr/bin/gnutls-cli hostname~ force~',
  },
  fence_ilo2: {
    class: 'power', doc: 'HP iLO 2.', inSchema: true,
    requires: 'ipaddr login passwd|passwd_script',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script ssl=1 ribcl inet4_only inet6_only ipport=443 ' +
      'verbose debug version help power_timeout=20 shell_timeout=3 login_timeout=10 power_wait=0 delay=0 ' +
      'retry_on=3 notls~ ssl_insecure~ ssl_secure~ tls1.0~ gnutlscli_path~=/usr/bin/gnutls-cli',
  },
  fence_ilo3: {
    class: 'power', doc: 'HP iLO 3, by IPMI.', inSchema: true,
    requires: 'ipaddr',
    parameters:
      'option auth ipaddr! passwd passwd_script lanplus=1 login action!=reboot timeout cipher method=cycle ' +
      'power_wait=4 delay=0 privlvl=administrator verbose inet4_only~ inet6_only~ ipport~=623 debug~ version~ ' +
      'help~ ipmitool_path~=/usr/bin/ipmitool login_timeout~=5 power_timeout~=20 shell_timeout~=3 retry_on~=1 ' +
      'sudo~ sudo_path~=/usr/bin/sudo',
  },
  fence_ilo3_ssh: {
    class: 'power', doc: 'HP iLO 3, by SSH.',
    requires: 'ipaddr login passwd|passwd_script|identity_file',
    parameters:
      'action!=reboot cmd_prompt identity_file inet4_only inet6_only ipaddr! ipport=23 login! method=onoff passwd ' +
      'passwd_script secure ssh_options verbose debug version help delay=0 login_timeout=5 power_timeout=20 ' +
      'power_wait=5 shell_timeout=3 retry_on=1 ssh_path=/usr/bin/ssh telnet_path=/usr/bin/telnet',
  },
  fence_ilo4: {
    class: 'power', doc: 'HP iLO 4, by IPMI.', inSchema: true,
    requires: 'ipaddr',
    parameters:
      'option auth ipaddr! passwd passwd_script lanplus=1 login action!=reboot timeout cipher method=onoff ' +
      'power_wait=2 delay=0 privlvl=administrator verbose inet4_only~ inet6_only~ ipport~=623 debug~ version~ ' +
      'help~ ipmitool_path~=/usr/bin/ipmitool login_timeout~=5 power_timeout~=20 shell_timeout~=3 retry_on~=1 ' +
      'sudo~ sudo_path~=/usr/bin/sudo',
  },
  fence_ilo4_ssh: {
    class: 'power', doc: 'HP iLO 4, by SSH.',
    requires: 'ipaddr login passwd|passwd_script|identity_file',
    parameters:
      'action!=reboot cmd_prompt identity_file inet4_only inet6_only ipaddr! ipport=23 login! method=onoff passwd ' +
      'passwd_script secure ssh_options verbose debug version help delay=0 login_timeout=5 power_timeout=20 ' +
      'power_wait=5 shell_timeout=3 retry_on=1 ssh_path=/usr/bin/ssh telnet_path=/usr/bin/telnet',
  },
  fence_ilo_moonshot: {
    class: 'power', doc: 'HP Moonshot.',
    requires: 'ipaddr login port passwd|passwd_script|identity_file',
    parameters:
      'action!=reboot cmd_prompt identity_file inet4_only inet6_only ipaddr! ipport=22 login! passwd passwd_script ' +
      'port! secure=1 ssh_options verbose debug version help separator=, delay=0 login_timeout=5 power_timeout=20 ' +
      'power_wait=0 shell_timeout=3 retry_on=1 ssh_path=/usr/bin/ssh',
  },
  fence_ilo_mp: {
    class: 'power', doc: 'HP iLO MP of Integrity servers.', inSchema: true,
    requires: 'ipaddr login passwd|passwd_script|identity_file',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script secure identity_file cmd_prompt ipport=23 ' +
      'inet4_only inet6_only verbose debug version help separator power_timeout=20 shell_timeout=3 login_timeout=5 ' +
      'power_wait=5 delay=0 retry_on=1 ssh_options~ ssh_path~=/usr/bin/ssh telnet_path~=/usr/bin/telnet',
  },
  fence_ilo_ssh: {
    class: 'power', doc: 'HP iLO, by SSH.',
    requires: 'ipaddr login passwd|passwd_script|identity_file',
    parameters:
      'action!=reboot cmd_prompt identity_file inet4_only inet6_only ipaddr! ipport=23 login! method=onoff passwd ' +
      'passwd_script secure ssh_options verbose debug version help delay=0 login_timeout=5 power_timeout=20 ' +
      'power_wait=5 shell_timeout=3 retry_on=1 ssh_path=/usr/bin/ssh telnet_path=/usr/bin/telnet',
  },
  fence_imm: {
    class: 'power', doc: 'IBM IMM, by IPMI.', inSchema: true,
    requires: 'ipaddr',
    parameters:
      'option auth ipaddr! passwd passwd_script lanplus=0 login action!=reboot timeout cipher method=onoff ' +
      'power_wait=2 delay=0 privlvl=administrator verbose inet4_only~ inet6_only~ ipport~=623 debug~ version~ ' +
      'help~ ipmitool_path~=/usr/bin/ipmitool login_timeout~=5 power_timeout~=20 shell_timeout~=3 retry_on~=1 ' +
      'sudo~ sudo_path~=/usr/bin/sudo',
  },
  fence_intelmodular: {
    class: 'power', doc: 'Intel Modular Server.', inSchema: true,
    requires: 'ipaddr port',
    parameters:
      'option action!=reboot ipaddr! login passwd passwd_script port! snmp_version community snmp_auth_prot ' +
      'snmp_sec_level snmp_priv_prot snmp_priv_passwd snmp_priv_passwd_script udpport inet4_only inet6_only ' +
      'verbose debug version help separator=, power_timeout=20 shell_timeout=3 login_timeout=5 power_wait=0 ' +
      'delay=0 retry_on=1',
  },
  fence_ipdu: {
    class: 'power', doc: 'IBM iPDU power switches.', inSchema: true,
    requires: 'ipaddr port',
    parameters:
      'option action!=reboot ipaddr! login passwd passwd_script port! snmp_version=3 community=private ' +
      'snmp_auth_prot snmp_sec_level snmp_priv_prot snmp_priv_passwd snmp_priv_passwd_script udpport inet4_only ' +
      'inet6_only verbose debug version help separator=, power_timeout=20 shell_timeout=3 login_timeout=5 ' +
      'power_wait=0 delay=0 retry_on=1',
  },
  fence_ipmilan: {
    class: 'power', doc: 'Management controllers that speak IPMI; one device for each node.', inSchema: true,
    requires: 'ipaddr',
    parameters:
      'option auth ipaddr! passwd passwd_script lanplus=0 login action!=reboot timeout cipher method=onoff ' +
      'power_wait=2 delay=0 privlvl=administrator verbose inet4_only~ inet6_only~ ipport~=623 debug~ version~ ' +
      'help~ ipmitool_path~=/usr/bin/ipmitool login_timeout~=5 power_timeout~=20 shell_timeout~=3 retry_on~=1 ' +
      'sudo~ sudo_path~=/usr/bin/sudo',
  },
  fence_kdump: {
    class: 'special',
    doc: 'Waits for a sign that the node has crashed and is dumping; goes before a power method.',
    inSchema: true,
    requires: '',
    parameters: 'option nodename ipport=7410 family=auto action=off timeout=60 verbose version usage',
  },
  fence_ldom: {
    class: 'power', doc: 'Sun Logical Domains.',
    requires: 'ipaddr login port passwd|passwd_script|identity_file',
    parameters:
      'action!=reboot cmd_prompt identity_file inet4_only inet6_only ipaddr! ipport=22 login! passwd passwd_script ' +
      'port! secure=1 ssh_options verbose debug version help separator=, delay=0 login_timeout=5 power_timeout=20 ' +
      'power_wait=0 shell_timeout=3 retry_on=1 ssh_path=/usr/bin/ssh',
  },
  fence_lpar: {
    class: 'power', doc: 'IBM logical partitions.',
    requires: 'ipaddr login port passwd|passwd_script|identity_file',
    parameters:
      'action!=reboot cmd_prompt hmc_version=4 identity_file inet4_only inet6_only ipaddr! ipport=22 login! ' +
      'managed passwd passwd_script port! secure=1 ssh_options verbose debug version help separator=, delay=0 ' +
      'login_timeout=15 power_timeout=20 power_wait=0 shell_timeout=3 retry_on=1 ssh_path=/usr/bin/ssh',
  },
  fence_mpath: {
    class: 'storage',
    doc: 'SCSI-3 persistent reservations on multipath devices.',
    needsUnfence: true,
    isNodeNameImplicit: true,
    since: 3,
    requires: 'key',
    parameters:
      'action!=off devices key! verbose debug version help delay=0 login_timeout=5 ' +
      'mpathpersist_path=/usr/sbin/mpathpersist power_timeout=20 power_wait=0 shell_timeout=3 store_path ' +
      'retry_on=1 sudo sudo_path=/usr/bin/sudo',
  },
  fence_netio: {
    class: 'power', doc: 'Koukaam NETIO power switches.',
    requires: 'ipaddr login port passwd|passwd_script',
    parameters:
      'action!=reboot inet4_only inet6_only ipaddr! ipport=1234 login! passwd passwd_script port! verbose debug ' +
      'version help separator=, delay=0 login_timeout=5 power_timeout=20 power_wait=0 shell_timeout=3 retry_on=1 ' +
      'telnet_path=/usr/bin/telnet',
  },
  fence_ovh: {
    class: 'virtual', doc: 'Servers of OVH.',
    requires: 'email login port passwd|passwd_script',
    parameters:
      'action!=reboot email! login! passwd passwd_script port! verbose debug version help separator=, delay=0 ' +
      'login_timeout=5 power_timeout=20 power_wait=0 shell_timeout=3 retry_on=1',
  },
  fence_pcmk: {
    class: 'special', doc: 'Hands the request to pacemaker.', inSchema: true, isNodeNameImplicit: true,
    requires: 'port',
    parameters: "option action port help'",
  },
  fence_pve: {
    class: 'virtual', doc: 'Proxmox guests.',
    requires: 'ipaddr login port passwd|passwd_script',
    parameters:
      'action!=reboot inet4_only inet6_only ipaddr! ipport=8006 login!=root@pam passwd passwd_script port! ' +
      'node_name verbose debug version help separator=, delay=0 login_timeout=5 power_timeout=20 power_wait=0 ' +
      'shell_timeout=3 retry_on=1',
  },
  fence_raritan: {
    class: 'power', doc: 'Raritan power switches.',
    requires: 'ipaddr login port passwd|passwd_script',
    parameters:
      'action!=reboot inet4_only inet6_only ipaddr! ipport=23 login! passwd passwd_script port! verbose debug ' +
      'version help separator=, delay=0 login_timeout=5 power_timeout=20 power_wait=0 shell_timeout=3 retry_on=1 ' +
      'telnet_path=/usr/bin/telnet',
  },
  fence_rhevm: {
    class: 'virtual', doc: 'RHEV-M and oVirt guests.', inSchema: true,
    requires: 'ipaddr login port passwd|passwd_script',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script ssl inet4_only inet6_only ipport=80 port! verbose ' +
      'debug version help separator=, power_wait=1 power_timeout=20 shell_timeout=3 delay=0 retry_on=1 notls~ ' +
      'ssl_insecure~ ssl_secure~ use_cookies~ login_timeout~=5 gnutlscli_path~=/usr/bin/gnutls-cli',
  },
  fence_rsa: {
    class: 'power', doc: 'IBM RSA II.', inSchema: true,
    requires: 'ipaddr login passwd|passwd_script|identity_file',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script cmd_prompt secure identity_file ipport=23 verbose ' +
      'debug version help power_timeout=20 shell_timeout=3 login_timeout=10 power_wait=0 delay=0 retry_on=1 ' +
      'inet4_only~ inet6_only~ ssh_options~ ssh_path~=/usr/bin/ssh telnet_path~=/usr/bin/telnet',
  },
  fence_rsb: {
    class: 'power', doc: 'Fujitsu-Siemens RSB.', inSchema: true,
    requires: 'ipaddr login passwd|passwd_script|identity_file',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script secure identity_file cmd_prompt inet4_only ' +
      'inet6_only ipport=3172 telnet_port verbose debug version help separator power_timeout=20 shell_timeout=3 ' +
      'login_timeout=5 power_wait=0 delay=0 retry_on=1 ssh_options~ ssh_path~=/usr/bin/ssh ' +
      'telnet_path~=/usr/bin/telnet',
  },
  fence_sanbox2: {
    class: 'storage',
    doc: 'QLogic SANbox2 switches: cuts the node off the storage.',
    inSchema: true,
    needsUnfence: true,
    requires: 'ipaddr login port passwd|passwd_script',
    parameters:
      'option io_fencing ipaddr! login! passwd passwd_script cmd_prompt port! ipport=23 verbose debug version help ' +
      'separator=, power_timeout=20 shell_timeout=3 login_timeout=5 power_wait=0 delay=0 retry_on=1 action!~=off ' +
      'inet4_only~ inet6_only~ telnet_path~=/usr/bin/telnet',
  },
  fence_sanlock: {
    class: 'storage', doc: 'Leases of sanlock.', inSchema: true, since: 3,
    requires: 'path host_id',
    parameters: 'option action path host_id',
  },
  fence_scsi: {
    class: 'storage',
    doc: 'SCSI-3 persistent reservations.',
    inSchema: true,
    needsUnfence: true,
    isNodeNameImplicit: true,
    requires: '',
    parameters:
      'option aptpl devices logfile delay=0 key action!=off nodename verbose~ debug~ version~ help~ ' +
      'login_timeout~=5 power_timeout~=20 power_wait~=0 shell_timeout~=3 retry_on~=1 ' +
      'corosync-cmap_path~=/usr/sbin/corosync-cmapctl sg_persist_path~=/usr/bin/sg_persist ' +
      'sg_turs_path~=/usr/bin/sg_turs vgs_path~=/usr/sbin/vgs node~',
  },
  fence_tripplite_snmp: {
    class: 'power', doc: 'Tripplite power switches, by SNMP.',
    requires: 'ipaddr port',
    parameters:
      'action!=reboot community=private inet4_only inet6_only ipaddr! login passwd passwd_script port! ' +
      'snmp_auth_prot snmp_priv_passwd snmp_priv_passwd_script snmp_priv_prot snmp_sec_level snmp_version=1 ' +
      'udpport verbose debug version help separator=, delay=0 login_timeout=5 power_timeout=20 power_wait=0 ' +
      'shell_timeout=3 retry_on=1',
  },
  fence_virsh: {
    class: 'virtual', doc: 'Guests of a libvirt host, by SSH.', inSchema: true,
    requires: 'ipaddr login port passwd|passwd_script|identity_file',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script secure=1 identity_file port! inet4_only ' +
      'inet6_only ipport=22 verbose debug version help separator=, power_timeout=20 shell_timeout=3 ' +
      'login_timeout=5 power_wait=0 delay=0 retry_on=1 cmd_prompt~ ssh_options~ sudo~ ssh_path~=/usr/bin/ssh ' +
      'sudo_path~=/usr/bin/sudo',
  },
  fence_virt: {
    class: 'virtual', doc: 'Guests of a host that runs fence_virtd.', inSchema: true,
    requires: 'port',
    parameters: 'option debug serial_device serial_params channel_address ipport port action timeout delay domain',
  },
  fence_vmware: {
    class: 'virtual', doc: 'VMware guests, by the tools of old releases.', inSchema: true,
    requires: 'ipaddr login passwd|passwd_script|identity_file port',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script port exec vmware_type=esx secure=1 identity_file ' +
      'vmware_datacenter verbose debug version help separator power_timeout=20 shell_timeout=3 login_timeout=5 ' +
      'power_wait=0 delay=0 retry_on=1 inet4_only~ inet6_only~ ipport~=22 ssh_options~ ssh_path~=/usr/bin/ssh',
  },
  fence_vmware_soap: {
    class: 'virtual', doc: 'VMware guests, by SOAP.', inSchema: true,
    requires: 'ipaddr login port passwd|passwd_script',
    parameters:
      'option action!=reboot ipaddr! login! passwd passwd_script ssl port! uuid ipport=80 verbose debug version ' +
      'help separator=, power_timeout=20 shell_timeout=3 login_timeout=5 power_wait=0 delay=0 retry_on=1 ' +
      'inet4_only~ inet6_only~ notls~ ssl_insecure~ ssl_secure~ gnutlscli_path~=/usr/bin/gnutls-cli',
  },
  fence_wti: {
    class: 'power', doc: 'WTI power switches.', inSchema: true,
    requires: 'ipaddr passwd|passwd_script|identity_file port',
    parameters:
      'option action!=reboot ipaddr! login passwd passwd_script cmd_prompt secure identity_file port! inet4_only ' +
      'inet6_only ipport=23 verbose debug version help separator=, power_timeout=20 shell_timeout=3 ' +
      'login_timeout=5 power_wait=0 delay=0 retry_on=1 ssh_options~ ssh_path~=/usr/bin/ssh ' +
      'telnet_path~=/usr/bin/telnet',
  },
  fence_xenapi: {
    class: 'virtual', doc: 'XenServer guests.',
    requires: 'port session_url',
    parameters:
      'action!=reboot login passwd passwd_script port! session_url! verbose debug version help separator=, delay=0 ' +
      'login_timeout=5 power_timeout=20 power_wait=0 shell_timeout=3 retry_on=1',
  },
  fence_xvm: {
    class: 'virtual', doc: 'Xen and KVM guests, by multicast.', inSchema: true, since: 2,
    requires: 'port|domain',
    parameters:
      "option debug ip_family multicast_address ipport retrans auth' hash key_file port use_uuid action timeout " +
      'delay domain',
  },
  fence_zvmip: {
    class: 'power', doc: 'z/VM guests.',
    requires: 'ipaddr login port passwd|passwd_script',
    parameters:
      'action!=reboot inet4_only inet6_only ipaddr! ipport=44444 login! method=onoff passwd passwd_script port! ' +
      'verbose debug version help separator=, delay=0 login_timeout=5 power_timeout=20 power_wait=0 ' +
      'shell_timeout=5.0 retry_on=1',
  },
  fence_manual: {
    class: 'special',
    doc: 'No device: an operator has to confirm that the node is down.',
    isNodeNameImplicit: true,
    until: 2,
    requires: 'nodename|ipaddr',
    parameters: 'nodename ipaddr',
  },
  fence_gnbd: {
    class: 'storage', doc: 'GNBD servers: cut the node off the storage.', isNodeNameImplicit: true, until: 2,
    requires: 'servers nodename|ipaddr',
    parameters: 'servers nodename ipaddr option retrys wait_time',
  },
  fence_mcdata: {
    class: 'storage',
    doc: 'McDATA Fibre Channel switches: cuts the node off the storage.',
    needsUnfence: true,
    until: 2,
    requires: 'ipaddr login passwd|passwd_script port',
    parameters: 'ipaddr login passwd passwd_script port option',
  },
  fence_vixel: {
    class: 'storage',
    doc: 'Vixel Fibre Channel switches: cuts the node off the storage.',
    needsUnfence: true,
    until: 2,
    requires: 'ipaddr passwd|passwd_script port',
    parameters: 'ipaddr passwd passwd_script port',
  },
  fence_rps10: {
    class: 'power', doc: 'WTI RPS-10 serial power switches.', until: 2,
    requires: 'device port',
    parameters: 'device port',
  },
  fence_bullpap: {
    class: 'power', doc: 'Bull PAP consoles.', until: 2,
    requires: 'ipaddr login passwd|passwd_script domain',
    parameters: 'ipaddr login passwd passwd_script domain',
  },
  fence_xcat: {
    class: 'power', doc: 'Nodes managed by xCAT.', until: 2,
    requires: 'rpowerpath nodename',
    parameters: 'rpowerpath nodename',
  },
  fence_baytech: {
    class: 'power', doc: 'Baytech power switches.', until: 2,
    requires: 'ipaddr login passwd port',
    parameters: 'ipaddr login passwd port',
  },
  fence_na: {
    class: 'power', doc: 'Node Assassin power switches.', since: 3,
    requires: 'port',
    parameters: 'port ipaddr',
  },
}
