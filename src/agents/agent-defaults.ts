/**
 * What agents take where nothing is said, one parameter a line; long ones and lists are left out.
 *
 * Source: what the agents of Debian 12 say of themselves, as `agent-parameters.ts`.
 */
export const agentDefaults: Readonly<Record<string, string>> = {
  'ocf:heartbeat:CTDB': `
    ctdb_manages_samba=no
    ctdb_manages_winbind=no
    ctdb_samba_skip_share_check=yes
    ctdb_monitor_free_memory=100
    ctdb_start_as_disabled=no
    ctdb_config_dir=/etc/ctdb
    ctdb_binary=/usr/bin/ctdb
    ctdbd_binary=/usr/sbin/ctdbd
    ctdb_socket=/run/ctdb/ctdbd.socket
    ctdb_dbdir=/var/run
    ctdb_logfile=/var/log/ctdb/log.ctdb
    ctdb_rundir=/run/ctdb
    ctdb_timeout=10
    ctdb_debuglevel=2
    smb_conf=/etc/samba/smb.conf
    smb_passdb_backend=tdbsam
    smb_idmap_backend=tdb2
  `,
  'ocf:heartbeat:Delay': `
    startdelay=20
    stopdelay=30
    mondelay=30
  `,
  'ocf:heartbeat:Dummy': `
    state=/run/resource-agents/Dummy-x.state
    fake=dummy
  `,
  'ocf:heartbeat:Filesystem': `
    statusfile_prefix=.Filesystem_status/
    run_fsck=auto
    fast_stop=no
    force_clones=false
    force_unmount=true
  `,
  'ocf:heartbeat:IPaddr': `
    nic=eth0
    lvs_support=false
    ARP_INTERVAL_MS=500
    ARP_REPEAT=10
    ARP_BACKGROUND=yes
    ARP_NETMASK=ffffffffffff
  `,
  'ocf:heartbeat:IPaddr2': `
    lvs_support=false
    lvs_ipv6_addrlabel=false
    lvs_ipv6_addrlabel_value=99
    clusterip_hash=sourceip-sourceport
    unique_clone_address=false
    arp_interval=200
    arp_count=5
    arp_count_refresh=0
    flush_routes=false
    run_arping=false
    nodad=false
    noprefixroute=false
    preferred_lft=forever
  `,
  'ocf:heartbeat:IPsrcaddr': `
    destination=0.0.0.0/0
  `,
  'ocf:heartbeat:LVM': `
    exclusive=false
    tag=pacemaker
    partial_activation=false
  `,
  'ocf:heartbeat:LVM-activate': `
    activation_mode=exclusive
    tag=pacemaker
    partial_activation=false
  `,
  'ocf:heartbeat:MailTo': `
    subject=Resource Group
  `,
  'ocf:heartbeat:NodeUtilization': `
    dynamic=true
    utilization_cpu=true
    utilization_cpu_reservation=1
    utilization_host_memory=true
    utilization_host_memory_reservation=512
    utilization_hv_memory=true
    utilization_hv_memory_reservation=512
  `,
  'ocf:heartbeat:Raid1': `
    force_stop=true
    udev=true
    force_clones=false
  `,
  'ocf:heartbeat:Route': `
    family=detect
  `,
  'ocf:heartbeat:SendArp': `
    background=true
  `,
  'ocf:heartbeat:Squid': `
    squid_stop_timeout=10
  `,
  'ocf:heartbeat:VirtualDomain': `
    force_stop=0
    migration_downtime=0
    migration_speed=0
    autoset_utilization_cpu=true
    autoset_utilization_host_memory=true
    autoset_utilization_hv_memory=true
    unset_utilization_cpu=false
    unset_utilization_host_memory=false
    unset_utilization_hv_memory=false
    stateless=false
    start_resources=false
  `,
  'ocf:heartbeat:Xen': `
    xmfile=/etc/xen/vm/MyDomU
    shutdown_acpi=0
    allow_mem_management=0
    reserved_Dom0_memory=512
    autoset_utilization_cpu=false
    autoset_utilization_hv_memory=false
  `,
  'ocf:heartbeat:ZFS': `
    importforce=true
  `,
  'ocf:heartbeat:anything': `
    pidfile=/var/run/anything_x.pid
    logfile=/dev/null
    user=root
  `,
  'ocf:heartbeat:apache': `
    configfile=/etc/httpd/conf/httpd.conf
    httpd=/usr/sbin/httpd
    envfiles=/etc/apache2/envvars
    use_ipv6=false
  `,
  'ocf:heartbeat:aws-vpc-move-ip': `
    awscli=/usr/bin/aws
    profile=default
    interface=eth0
    monapi=false
    lookup_type=InstanceId
  `,
  'ocf:heartbeat:azure-lb': `
    nc=/usr/bin/nc
    port=61000
  `,
  'ocf:heartbeat:conntrackd': `
    binary=conntrackd
    config=/etc/conntrackd/conntrackd.conf
  `,
  'ocf:heartbeat:crypt': `
    force_stop=false
  `,
  'ocf:heartbeat:db2': `
    dbpartitionnum=0
  `,
  'ocf:heartbeat:dhcpd': `
    chrooted=true
    chrooted_path=/var/lib/dhcp
    binary=dhcpd
    user=dhcpd
    group=nogroup
    leases=/db/dhcpd.leases
    pid=/var/run/dhcpd.pid
  `,
  'ocf:heartbeat:docker': `
    reuse=0
  `,
  'ocf:heartbeat:dovecot': `
    binary=/usr/sbin/dovecot
    pid_file=/var/run/dovecot/master.pid
  `,
  'ocf:heartbeat:ethmonitor': `
    multiplier=1
    repeat_count=5
    repeat_interval=10
    pktcnt_timeout=5
    arping_count=1
    arping_timeout=1
    arping_cache_entries=5
    link_status_only=false
  `,
  'ocf:heartbeat:exportfs': `
    unlock_on_stop=1
    wait_for_leasetime_on_stop=0
    rmtab_backup=.rmtab
  `,
  'ocf:heartbeat:galera': `
    check_passwd_use_empty=0
    two_node_mode=false
  `,
  'ocf:heartbeat:iSCSILogicalUnit': `
    scsi_id=x
    scsi_sn=9dd4e461
    lio_iblock=0
    liot_bstype=block
  `,
  'ocf:heartbeat:iSCSITarget': `
    portals=0.0.0.0:3260
  `,
  'ocf:heartbeat:iscsi': `
    discovery_type=sendtargets
    iscsiadm=iscsiadm
    udev=yes
    try_recovery=false
  `,
  'ocf:heartbeat:lvmlockd': `
    pidfile=/run/lvmlockd.pid
    socket_path=/run/lvm/lvmlockd.socket
    syslog_priority=warning
    adopt=1
  `,
  'ocf:heartbeat:mariadb': `
    binary=/usr/bin/mysqld_safe
    client_binary=mysql
    config=/etc/mysql/my.cnf
    datadir=/var/lib/mysql
    user=mysql
    group=mysql
    log=/var/log/mysql/error.log
    pid=/var/run/mysqld/mysqld.pid
    socket=/var/run/mysqld/mysqld.sock
    test_table=mysql.user
    test_user=root
    enable_creation=0
    replication_user=root
    replication_port=3306
  `,
  'ocf:heartbeat:mdraid': `
    force_stop=false
    wait_for_udev=true
    force_clones=false
  `,
  'ocf:heartbeat:mysql': `
    binary=/usr/bin/mysqld_safe
    client_binary=mysql
    config=/etc/mysql/my.cnf
    datadir=/var/lib/mysql
    user=mysql
    group=mysql
    log=/var/log/mysql/error.log
    pid=/var/run/mysqld/mysqld.pid
    socket=/var/run/mysqld/mysqld.sock
    test_table=mysql.user
    test_user=root
    enable_creation=0
    replication_user=root
    replication_port=3306
    replication_require_ssl=false
    max_slave_lag=3600
    evict_outdated_slaves=false
    reader_attribute=readable
  `,
  'ocf:heartbeat:named': `
    named=/usr/sbin/named
    rndc=/usr/sbin/rndc
    host=/usr/bin/host
    named_user=named
    named_pidfile=/var/run/named/named.pid
    monitor_request=localhost
    monitor_response=127.0.0.1
    monitor_ip=127.0.0.1
  `,
  'ocf:heartbeat:nfsserver': `
    nfs_init_script=auto detected
    nfsv4_only=false
    nfs_no_notify=false
    nfs_notify_foreground=false
    rpcpipefs_dir=/var/lib/nfs/rpc_pipefs
  `,
  'ocf:heartbeat:nginx': `
    httpd=/usr/sbin/httpd
    status10regex=Reading: [0-9]+ Writing: [0-9]+ Waiting: [0-9]+
  `,
  'ocf:heartbeat:nvmet-namespace': `
    namespace_id=1
  `,
  'ocf:heartbeat:nvmet-port': `
    port_id=0
    type=tcp
    addr_fam=ipv4
    svcid=4420
  `,
  'ocf:heartbeat:oracle': `
    monuser=OCFMON
    monpassword=OCFMON
    monprofile=OCFMONPROFILE
    ipcrm=instance
    clear_backupmode=false
    shutdown_method=checkpoint/abort
  `,
  'ocf:heartbeat:oralsnr': `
    listener=LISTENER
  `,
  'ocf:heartbeat:pgsql': `
    pgctl=/usr/bin/pg_ctl
    psql=/usr/bin/psql
    pgdata=/var/lib/pgsql/data
    pgdba=postgres
    pgport=5432
    pglibs=/usr/lib
    monitor_sql=select now();
    config=/var/lib/pgsql/data/postgresql.conf
    pgdb=template1
    logfile=/dev/null
    stop_escalate=90
    rep_mode=none
    repuser=postgres
    restart_on_promote=false
    tmpdir=/var/lib/pgsql/tmp
    xlog_check_count=3
    crm_attr_timeout=5
    stop_escalate_in_slave=90
    check_wal_receiver=false
  `,
  'ocf:heartbeat:podman': `
    reuse=0
  `,
  'ocf:heartbeat:portblock': `
    reset_local_on_unblock_stop=false
    ip=0.0.0.0/0
    direction=in
  `,
  'ocf:heartbeat:postfix': `
    binary=/usr/sbin/postfix
  `,
  'ocf:heartbeat:redis': `
    bin=/usr/bin/redis-server
    client_bin=/usr/bin/redis-cli
    config=/etc/redis/redis.conf
    user=redis
    rundir=/var/run/redis
    pidfile_name=redis-server.pid
    socket_name=redis.sock
    port=6379
    tunnel_host=127.0.0.1
    wait_last_known_master=false
  `,
  'ocf:heartbeat:rsyncd': `
    binpath=rsync
    conffile=/etc/rsyncd.conf
  `,
  'ocf:heartbeat:sg_persist': `
    binary=sg_persist
    required_devs_nof=1
    reservation_type=1
    master_score_base=0
    master_score_dev_factor=100
    master_score_delay=30
  `,
  'ocf:heartbeat:slapd': `
    slapd=/usr/sbin/slapd
    ldapsearch=ldapsearch
    services=ldap:///
    stop_escalate=15
  `,
  'ocf:heartbeat:tomcat': `
    tomcat_name=tomcat
    script_log=/var/log/tomcat.log
    tomcat_user=root
    statusurl=http://127.0.0.1:8080
    catalina_out=/logs/catalina.out
    force_systemd=0
    catalina_rotate_log=NO
    catalina_rotatetime=86400
  `,
  'ocf:linbit:drbd': `
    drbdconf=/etc/drbd.conf
    adjust_master_score=0 10 1000 10000
    stop_outdates_secondary=false
    ignore_missing_notifications=false
    wfc_timeout=5
    remove_master_score_if_peer_primary=false
    fail_promote_early_if_peer_primary=false
    unfence_if_all_uptodate=false
    require_drbd_module_version_ge=8.0.0
    require_drbd_module_version_lt=10.0.0
    connect_only_after_promote=false
  `,
  'ocf:linbit:drbd-attr': `
    dampening_delay=5
    attr_name_prefix=drbd-promotion-score
    record_event_details=false
  `,
  'ocf:pacemaker:ClusterMon': `
    user=root
    update=15000
    pidfile=/tmp/ClusterMon_x.pid
    htmlfile=/tmp/ClusterMon_x.html
  `,
  'ocf:pacemaker:Dummy': `
    state=/var/run/Dummy-x.state
    fake=dummy
    op_sleep=0
  `,
  'ocf:pacemaker:HealthCPU': `
    state=/var/run/health-cpu-x.state
    yellow_limit=50
    red_limit=10
  `,
  'ocf:pacemaker:HealthSMART': `
    state=/var/run/HealthSMART-x.state
    drives=/dev/sda
    temp_lower_limit=0
    temp_upper_limit=60
    temp_warning=5
    smartctl=/usr/sbin/smartctl
    dampen=5s
  `,
  'ocf:pacemaker:Stateful': `
    state=/var/run/Stateful-x.state
  `,
  'ocf:pacemaker:SysInfo': `
    pidfile=/var/run/SysInfo-x
    delay=0s
    disk_unit=G
  `,
  'ocf:pacemaker:attribute': `
    state=/var/run/opa-x.state
    name=opa-x
    active_value=1
    inactive_value=0
  `,
  'ocf:pacemaker:controld': `
    args=-s 0
    daemon=dlm_controld
    allow_stonith_disabled=false
  `,
  'ocf:pacemaker:ifspeed': `
    name=ifspeed
    bridge_ports=detect
    weight_base=1000
    dampen=5
    debug=false
  `,
  'ocf:pacemaker:o2cb': `
    sysfs=/sys/fs
    configfs=/sys/kernel/config
    stack=pcmk
    daemon_timeout=10
  `,
  'ocf:pacemaker:ping': `
    pidfile=/var/run/ping-x
    dampen=5s
    name=pingd
    multiplier=1
    attempts=3
    timeout=2
    use_fping=1
    debug=false
  `,
  'ocf:pacemaker:remote': `
    port=3121
    reconnect_interval=0
  `,
  'stonith:fence_apc': `
    ipport=23
    ssh_options=-1 -c blowfish
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
    ssh_path=/usr/bin/ssh
    telnet_path=/usr/bin/telnet
  `,
  'stonith:fence_apc_snmp': `
    community=private
    ipport=161
    snmp_version=1
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
    snmpget_path=/usr/bin/snmpget
    snmpset_path=/usr/bin/snmpset
    snmpwalk_path=/usr/bin/snmpwalk
  `,
  'stonith:fence_aws': `
    boto3_debug=False
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=60
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
  `,
  'stonith:fence_azure_arm': `
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=150
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
  `,
  'stonith:fence_brocade': `
    ipport=23
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
    ssh_path=/usr/bin/ssh
    telnet_path=/usr/bin/telnet
  `,
  'stonith:fence_cisco_ucs': `
    ipport=80
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
    gnutlscli_path=/usr/bin/gnutls-cli
  `,
  'stonith:fence_compute': `
    endpoint_type=internalURL
    project-domain=Default
    project_domain=Default
    user-domain=Default
    user_domain=Default
    instance_filtering=True
    no_shared_storage=False
    record_only=False
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=180
    stonith_status_sleep=1
    retry_on=1
  `,
  'stonith:fence_drac5': `
    ipport=23
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
    ssh_path=/usr/bin/ssh
    telnet_path=/usr/bin/telnet
  `,
  'stonith:fence_dummy': `
    status_file=/tmp/fence_dummy.status
    type=file
    plug_separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
  `,
  'stonith:fence_eaton_snmp': `
    community=private
    ipport=161
    snmp_version=1
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=2
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
    snmpget_path=/usr/bin/snmpget
    snmpset_path=/usr/bin/snmpset
    snmpwalk_path=/usr/bin/snmpwalk
  `,
  'stonith:fence_gce': `
    method=cycle
    apitimeout=60
    retries=3
    retrysleep=5
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=60
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
  `,
  'stonith:fence_heuristics_ping': `
    method=cycle
    ping_count=10
    ping_good_count=8
    ping_interval=1
    ping_maxfail=0
    ping_timeout=2
    plug_separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
  `,
  'stonith:fence_idrac': `
    ipport=623
    lanplus=0
    method=onoff
    privlvl=administrator
    plug_separator=,
    delay=0
    ipmitool_path=/usr/bin/ipmitool
    login_timeout=5
    power_timeout=20
    power_wait=2
    shell_timeout=3
    stonith_status_sleep=1
    ipmitool_timeout=2
    retry_on=1
    sudo_path=/usr/bin/sudo
  `,
  'stonith:fence_ilo4': `
    ipport=623
    lanplus=1
    method=onoff
    privlvl=administrator
    plug_separator=,
    delay=0
    ipmitool_path=/usr/bin/ipmitool
    login_timeout=5
    power_timeout=20
    power_wait=2
    shell_timeout=3
    stonith_status_sleep=1
    ipmitool_timeout=2
    retry_on=1
    sudo_path=/usr/bin/sudo
  `,
  'stonith:fence_ilo5': `
    ipport=623
    lanplus=1
    method=onoff
    privlvl=administrator
    plug_separator=,
    delay=0
    ipmitool_path=/usr/bin/ipmitool
    login_timeout=5
    power_timeout=20
    power_wait=2
    shell_timeout=3
    stonith_status_sleep=1
    ipmitool_timeout=2
    retry_on=1
    sudo_path=/usr/bin/sudo
  `,
  'stonith:fence_ipmilan': `
    ipport=623
    lanplus=0
    method=onoff
    privlvl=administrator
    plug_separator=,
    delay=0
    ipmitool_path=/usr/bin/ipmitool
    login_timeout=5
    power_timeout=20
    power_wait=2
    shell_timeout=3
    stonith_status_sleep=1
    ipmitool_timeout=2
    retry_on=1
    sudo_path=/usr/bin/sudo
  `,
  'stonith:fence_kdump': `
    ipport=7410
    family=auto
    timeout=60
  `,
  'stonith:fence_mpath': `
    plug_separator=,
    delay=0
    login_timeout=5
    mpathpersist_path=/usr/sbin/mpathpersist
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    store_path=/var/run/cluster
    retry_on=1
    sudo_path=/usr/bin/sudo
  `,
  'stonith:fence_openstack': `
    project-name=admin
    project_name=admin
    user-domain-name=Default
    user_domain_name=Default
    project-domain-name=Default
    project_domain_name=Default
    apitimeout=60
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=60
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
  `,
  'stonith:fence_pve': `
    ipport=8006
    login=root@pam
    method=onoff
    ssl=1
    username=root@pam
    vmtype=qemu
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
    gnutlscli_path=/usr/bin/gnutls-cli
  `,
  'stonith:fence_redfish': `
    ipport=443
    redfish-uri=/redfish/v1
    redfish_uri=/redfish/v1
    ssl=1
    plug_separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
    gnutlscli_path=/usr/bin/gnutls-cli
  `,
  'stonith:fence_rhevm': `
    ipport=80
    api_version=auto
    api_path=/ovirt-engine/api
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=1
    shell_timeout=5
    stonith_status_sleep=1
    retry_on=1
    gnutlscli_path=/usr/bin/gnutls-cli
  `,
  'stonith:fence_rsa': `
    ipport=23
    ssh_options=-F /dev/null
    plug_separator=,
    delay=0
    login_timeout=10
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
    ssh_path=/usr/bin/ssh
    telnet_path=/usr/bin/telnet
  `,
  'stonith:fence_sbd': `
    method=cycle
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=30
    power_wait=0
    sbd_path=/usr/sbin/sbd
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
  `,
  'stonith:fence_scsi': `
    plug_separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
    corosync_cmap_path=/usr/sbin/corosync-cmapctl
    key_value=id
    sg_persist_path=/usr/bin/sg_persist
    sg_turs_path=/usr/bin/sg_turs
    vgs_path=/sbin/vgs
  `,
  'stonith:fence_virsh': `
    ipport=22
    secure=1
    ssh=1
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
    ssh_path=/usr/bin/ssh
    sudo_path=/usr/bin/sudo
  `,
  'stonith:fence_vmware_rest': `
    ipport=80
    api_path=/rest
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=1
    shell_timeout=5
    stonith_status_sleep=1
    retry_on=1
    gnutlscli_path=/usr/bin/gnutls-cli
  `,
  'stonith:fence_vmware_soap': `
    ipport=80
    plug_separator=,
    separator=,
    delay=0
    login_timeout=5
    power_timeout=20
    power_wait=0
    shell_timeout=3
    stonith_status_sleep=1
    retry_on=1
    gnutlscli_path=/usr/bin/gnutls-cli
  `,
}
