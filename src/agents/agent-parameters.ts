/**
 * The parameters of agents, one word each: `!` must be there, `~` is out of use, `<old` says which name it took the place of;
 * `:b` is a boolean, `:i` a whole number, `:t` a time, `:w` one of some words,
 * `:w(on|off)` one of these, where the agent refuses any other.
 *
 * Source: what the agents of Debian 12 say of themselves (resource-agents 4.12.0, drbd-utils 9.22.0, pacemaker 2.1.5,
 * fence-agents 4.12.1). Another release of an agent may know more.
 */
export const agentParameters: Readonly<Record<string, string>> = {
  'ocf:heartbeat:CTDB': `
    ctdb_recovery_lock! ctdb_manages_samba:b ctdb_manages_winbind:b ctdb_service_smb ctdb_service_nmb ctdb_service_winbind ctdb_samba_skip_share_check:b
    ctdb_monitor_free_memory:i ctdb_start_as_disabled:b ctdb_config_dir ctdb_binary ctdbd_binary ctdb_socket ctdb_dbdir ctdb_logfile ctdb_rundir
    ctdb_timeout:i ctdb_debuglevel:i ctdb_max_open_files:i smb_conf smb_private_dir smb_passdb_backend smb_idmap_backend smb_fileid_algorithm
  `,
  'ocf:heartbeat:Delay': `
    startdelay:i stopdelay:i mondelay:i
  `,
  'ocf:heartbeat:Dummy': `
    state fake
  `,
  'ocf:heartbeat:Filesystem': `
    device! directory! fstype! options statusfile_prefix run_fsck fast_stop:b force_clones:b force_unmount:b
  `,
  'ocf:heartbeat:IPaddr': `
    ip! nic cidr_netmask broadcast iflabel lvs_support:b local_stop_script local_start_script ARP_INTERVAL_MS:i ARP_REPEAT:i ARP_BACKGROUND:b ARP_NETMASK
  `,
  'ocf:heartbeat:IPaddr2': `
    ip! nic cidr_netmask broadcast iflabel lvs_support:b lvs_ipv6_addrlabel:b lvs_ipv6_addrlabel_value:i mac clusterip_hash unique_clone_address:b
    arp_interval:i arp_count:i arp_count_refresh:i arp_bg arp_sender send_arp_opts flush_routes:b run_arping nodad noprefixroute preferred_lft
    network_namespace
  `,
  'ocf:heartbeat:IPsrcaddr': `
    ipaddress! cidr_netmask destination proto metric table
  `,
  'ocf:heartbeat:LVM': `
    volgrpname! exclusive:b tag partial_activation
  `,
  'ocf:heartbeat:LVM-activate': `
    vgname! lvname vg_access_mode!:w(lvmlockd|clvmd|system_id|tagging) activation_mode tag partial_activation
  `,
  'ocf:heartbeat:MailTo': `
    email! subject
  `,
  'ocf:heartbeat:NodeUtilization': `
    dynamic:b utilization_cpu:b utilization_cpu_reservation:i utilization_host_memory:b utilization_host_memory_reservation:i utilization_hv_memory:b
    utilization_hv_memory_reservation:i
  `,
  'ocf:heartbeat:Raid1': `
    raidconf! raiddev! homehost force_stop:b udev:b force_clones:b
  `,
  'ocf:heartbeat:Route': `
    destination! device gateway source table family
  `,
  'ocf:heartbeat:SAPDatabase': `
    SID! DIR_EXECUTABLE DBTYPE! DBINSTANCE DBOSUSER NETSERVICENAME DBJ2EE_ONLY:b JAVA_HOME STRICT_MONITORING:b AUTOMATIC_RECOVER:b MONITOR_SERVICES
    DIR_BOOTSTRAP DIR_SECSTORE DB_JARS PRE_START_USEREXIT POST_START_USEREXIT PRE_STOP_USEREXIT POST_STOP_USEREXIT
  `,
  'ocf:heartbeat:SAPInstance': `
    InstanceName! DIR_EXECUTABLE DIR_PROFILE START_PROFILE START_WAITTIME AUTOMATIC_RECOVER:b MONITOR_SERVICES SHUTDOWN_METHOD ERS_InstanceName
    ERS_START_PROFILE PRE_START_USEREXIT POST_START_USEREXIT PRE_STOP_USEREXIT POST_STOP_USEREXIT IS_ERS:b MINIMAL_PROBE:b
  `,
  'ocf:heartbeat:SendArp': `
    ip! nic! background:b
  `,
  'ocf:heartbeat:Squid': `
    squid_exe! squid_conf! squid_opts squid_pidfile squid_port!:i squid_stop_timeout:i debug_mode debug_log
  `,
  'ocf:heartbeat:VirtualDomain': `
    config! hypervisor force_stop:b migration_transport migration_user migration_downtime:i migration_speed:i migration_network_suffix migrateuri
    migrate_options monitor_scripts autoset_utilization_cpu:b autoset_utilization_host_memory:b autoset_utilization_hv_memory:b unset_utilization_cpu:b
    unset_utilization_host_memory:b unset_utilization_hv_memory:b migrateport:i remoteuri save_config_on_stop:b sync_config_on_stop:b snapshot backingfile
    stateless:b copyindirs shutdown_mode start_resources:b
  `,
  'ocf:heartbeat:Xen': `
    xmfile name shutdown_timeout shutdown_acpi:b allow_mem_management:b node_ip_attribute reserved_Dom0_memory autoset_utilization_cpu:b
    autoset_utilization_hv_memory:b monitor_scripts
  `,
  'ocf:heartbeat:ZFS': `
    pool! importargs importforce:b
  `,
  'ocf:heartbeat:anything': `
    binfile! cmdline_options workdir pidfile logfile errlogfile user monitor_hook stop_timeout
  `,
  'ocf:heartbeat:apache': `
    configfile httpd port:i statusurl testregex client testurl testregex10 testconffile testname options envfiles use_ipv6:b
  `,
  'ocf:heartbeat:aws-vpc-move-ip': `
    awscli profile region ip! address routing_table! routing_table_role interface iflabel monapi:b lookup_type
  `,
  'ocf:heartbeat:azure-lb': `
    nc port
  `,
  'ocf:heartbeat:conntrackd': `
    binary config
  `,
  'ocf:heartbeat:crypt': `
    encrypted_dev! crypt_dev! key_file! crypt_type! force_stop:b
  `,
  'ocf:heartbeat:db2': `
    instance! dblist admin dbpartitionnum
  `,
  'ocf:heartbeat:dhcpd': `
    config! chrooted:b chrooted_path binary user group interface includes leases pid
  `,
  'ocf:heartbeat:docker': `
    image! name allow_pull:b run_opts run_cmd mount_points monitor_cmd force_kill:b reuse:b query_docker_health:b
  `,
  'ocf:heartbeat:dovecot': `
    binary config_file pid_file parameters
  `,
  'ocf:heartbeat:ethmonitor': `
    interface! name multiplier:i repeat_count:i repeat_interval:i pktcnt_timeout:i arping_count:i arping_timeout:i arping_cache_entries:i
    infiniband_device infiniband_port:i link_status_only:b
  `,
  'ocf:heartbeat:exportfs': `
    clientspec! options directory! fsid! unlock_on_stop:b wait_for_leasetime_on_stop:b rmtab_backup
  `,
  'ocf:heartbeat:galera': `
    binary client_binary config datadir user group log pid socket enable_creation:b additional_parameters wsrep_cluster_address! cluster_host_map
    check_user check_passwd check_passwd_use_empty:b two_node_mode:b
  `,
  'ocf:heartbeat:iSCSILogicalUnit': `
    implementation:w(iet|tgt|lio|lio-t|scst) target_iqn! lun!:i path! scsi_id scsi_sn emulate_tpu:i emulate_3pc:i emulate_caw:i vendor_id product_id tgt_bstype tgt_bsoflags
    tgt_bsopts tgt_device_type additional_parameters allowed_initiators lio_iblock:i liot_bstype
  `,
  'ocf:heartbeat:iSCSITarget': `
    implementation:w(iet|tgt|lio|lio-t|scst) iqn! tid:i portals iser_portals allowed_initiators incoming_username incoming_password additional_parameters
  `,
  'ocf:heartbeat:iscsi': `
    portal! target! discovery_type iscsiadm udev try_recovery:b
  `,
  'ocf:heartbeat:lvmlockd': `
    pidfile socket_path syslog_priority adopt:i
  `,
  'ocf:heartbeat:mariadb': `
    binary client_binary config datadir user group log node_list! pid socket test_table test_user test_passwd enable_creation:b additional_parameters
    replication_user replication_passwd replication_port
  `,
  'ocf:heartbeat:mdraid': `
    mdadm_conf! md_dev! force_stop:b wait_for_udev:b force_clones:b
  `,
  'ocf:heartbeat:mysql': `
    binary client_binary config datadir user group log pid socket test_table test_user test_passwd enable_creation:b additional_parameters
    replication_user replication_passwd replication_port replication_require_ssl replication_master_ssl_ca replication_master_ssl_cert
    replication_master_ssl_key max_slave_lag:i evict_outdated_slaves:b reader_attribute
  `,
  'ocf:heartbeat:named': `
    named rndc host named_user named_config named_pidfile named_rootdir named_options named_keytab_file rndc_options host_options monitor_request
    monitor_response monitor_ip
  `,
  'ocf:heartbeat:nfsnotify': `
    source_host notify_args
  `,
  'ocf:heartbeat:nfsserver': `
    nfs_init_script nfsv4_only:b nfs_no_notify:b nfs_notify_foreground:b nfs_smnotify_retry_time:i nfs_server_scope nfs_ip nfs_shared_infodir
    rpcpipefs_dir
  `,
  'ocf:heartbeat:nginx': `
    configfile httpd port:i status10url status10regex testclient test20url test20regex test20conffile test20name external_monitor30_cmd options
  `,
  'ocf:heartbeat:nvmet-namespace': `
    nqn! namespace_id:i backing_path! uuid! nguid
  `,
  'ocf:heartbeat:nvmet-port': `
    port_id:i type addr_fam svcid:i addr! nqns!
  `,
  'ocf:heartbeat:nvmet-subsystem': `
    nqn! allowed_initiators serial
  `,
  'ocf:heartbeat:oracle': `
    sid! home user monuser monpassword monprofile ipcrm clear_backupmode:b shutdown_method
  `,
  'ocf:heartbeat:oralsnr': `
    sid! home user listener tns_admin
  `,
  'ocf:heartbeat:pgsql': `
    pgctl start_opt ctl_opt psql pgdata pgdba pghost pgport:i pglibs monitor_user monitor_password monitor_sql config pgdb logfile socketdir
    stop_escalate:i rep_mode node_list restore_command archive_cleanup_command recovery_end_command master_ip repuser primary_conninfo_opt
    restart_on_promote:b replication_slot_name tmpdir xlog_check_count:i crm_attr_timeout:i stop_escalate_in_slave:i check_wal_receiver:b
  `,
  'ocf:heartbeat:podman': `
    image! name allow_pull:b run_opts run_cmd mount_points monitor_cmd force_kill:b reuse:b drop_in_dependency:b
  `,
  'ocf:heartbeat:portblock': `
    protocol!:w(tcp|udp) portno! action!:w(block|unblock) reset_local_on_unblock_stop:b ip tickle_dir sync_script direction
  `,
  'ocf:heartbeat:postfix': `
    binary config_dir parameters
  `,
  'ocf:heartbeat:rabbitmq-cluster': `
    set_policy
  `,
  'ocf:heartbeat:redis': `
    bin client_bin config user rundir pidfile_name socket_name port tunnel_host tunnel_port_map wait_last_known_master:b
  `,
  'ocf:heartbeat:rsyncd': `
    binpath conffile bwlimit
  `,
  'ocf:heartbeat:sg_persist': `
    binary devs! required_devs_nof reservation_type master_score_base master_score_dev_factor master_score_delay
  `,
  'ocf:heartbeat:slapd': `
    slapd ldapsearch config pidfile user group services watch_suffix ignore_suffix bind_dn password parameters stop_escalate:i maxfiles
  `,
  'ocf:heartbeat:symlink': `
    link! target! backup_suffix
  `,
  'ocf:heartbeat:tomcat': `
    tomcat_name script_log tomcat_stop_timeout:i tomcat_suspend_trialcount:i tomcat_user statusurl max_stop_time:i java_home! java_opts catalina_home!
    catalina_base catalina_out catalina_pid force_systemd tomcat_start_script tomcat_start_opts catalina_opts catalina_tmpdir catalina_rotate_log:b
    catalina_rotatetime:i java_endorsed_dirs logging_config logging_manager
  `,
  'ocf:linbit:drbd': `
    drbd_resource! drbdconf adjust_master_score stop_outdates_secondary:b ignore_missing_notifications:b wfc_timeout:i remove_master_score_if_peer_primary
    fail_promote_early_if_peer_primary:b unfence_if_all_uptodate:b unfence_extra_args require_drbd_module_version_ge require_drbd_module_version_lt
    connect_only_after_promote:b
  `,
  'ocf:linbit:drbd-attr': `
    dampening_delay:i attr_name_prefix record_event_details:b
  `,
  'ocf:pacemaker:ClusterMon': `
    user update:i extra_options pidfile htmlfile
  `,
  'ocf:pacemaker:Dummy': `
    state passwd fake op_sleep fail_start_on envfile
  `,
  'ocf:pacemaker:HealthCPU': `
    state yellow_limit red_limit
  `,
  'ocf:pacemaker:HealthSMART': `
    state drives devices temp_lower_limit temp_upper_limit temp_warning smartctl dampen:i
  `,
  'ocf:pacemaker:Stateful': `
    state envfile notify_delay
  `,
  'ocf:pacemaker:SysInfo': `
    pidfile delay disks disk_unit:w min_disk_free
  `,
  'ocf:pacemaker:attribute': `
    state name active_value inactive_value
  `,
  'ocf:pacemaker:controld': `
    args daemon allow_stonith_disabled
  `,
  'ocf:pacemaker:ifspeed': `
    name iface ip bridge_ports weight_base:i dampen:i debug
  `,
  'ocf:pacemaker:o2cb': `
    sysfs configfs stack daemon_timeout
  `,
  'ocf:pacemaker:ping': `
    pidfile dampen:i name multiplier:i host_list! attempts:i timeout:i options failure_score:i use_fping:b debug
  `,
  'ocf:pacemaker:remote': `
    server port:i reconnect_interval
  `,
  'stonith:fence_apc': `
    action cmd_prompt~ command_prompt<cmd_prompt identity_file inet4_only:b inet6_only:b ip!<ipaddr ipaddr!~ ipport:i login!~ passwd~ passwd_script~
    password<passwd password_script<passwd_script plug!<port port!~ secure~:b ssh<secure:b ssh_options switch username!<login quiet:b verbose:b
    verbose_level:i debug~ debug_file<debug version:b help:b plug_separator separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t
    shell_timeout:t stonith_status_sleep:t retry_on:i ssh_path telnet_path
  `,
  'stonith:fence_apc_snmp': `
    action community ip!<ipaddr ipaddr!~ ipport:i login~ passwd~ passwd_script~ password<passwd password_script<passwd_script plug!<port port!~
    snmp_auth_prot:w snmp_priv_passwd snmp_priv_passwd_script snmp_priv_prot:w snmp_sec_level:w snmp_version:w username<login quiet:b verbose:b
    verbose_level:i debug~ debug_file<debug version:b help:b plug_separator separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t
    shell_timeout:t stonith_status_sleep:t retry_on:i snmpget_path snmpset_path snmpwalk_path
  `,
  'stonith:fence_aws': `
    action plug!<port port!~ region access_key secret_key filter boto3_debug quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b help:b
    plug_separator separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t shell_timeout:t stonith_status_sleep:t retry_on:i
  `,
  'stonith:fence_azure_arm': `
    action login~ passwd~ passwd_script~ password<passwd password_script<passwd_script plug!<port port!~ username<login resourceGroup tenantId
    subscriptionId network-fencing~:b network_fencing<network-fencing:b msi:b cloud quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b
    help:b plug_separator separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t shell_timeout:t stonith_status_sleep:t retry_on:i
  `,
  'stonith:fence_brocade': `
    action cmd_prompt~ command_prompt<cmd_prompt identity_file inet4_only:b inet6_only:b ip!<ipaddr ipaddr!~ ipport:i login!~ passwd~ passwd_script~
    password<passwd password_script<passwd_script plug!<port port!~ secure~:b ssh<secure:b ssh_options username!<login quiet:b verbose:b verbose_level:i
    debug~ debug_file<debug version:b help:b plug_separator separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t shell_timeout:t
    stonith_status_sleep:t retry_on:i ssh_path telnet_path
  `,
  'stonith:fence_cisco_ucs': `
    action ip!<ipaddr ipaddr!~ ipport:i login!~ notls:b passwd~ passwd_script~ password<passwd password_script<passwd_script plug!<port port!~ ssl:b
    ssl_insecure:b ssl_secure:b suborg username!<login quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b help:b plug_separator separator
    delay:t disable_timeout login_timeout:t missing_as_off:b power_timeout:t power_wait:t shell_timeout:t stonith_status_sleep:t retry_on:i gnutlscli_path
  `,
  'stonith:fence_compute': `
    action auth_url endpoint_type login~ passwd~ passwd_script~ password<passwd password_script<passwd_script plug!<port port!~ region_name tenant_name
    username<login insecure:b project-domain~ project_domain<project-domain user-domain~ user_domain<user-domain domain instance_filtering:b
    no_shared_storage:b record_only compute-domain~ compute_domain<compute-domain quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b
    help:b plug_separator separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t shell_timeout:t stonith_status_sleep:t retry_on:i
  `,
  'stonith:fence_drac5': `
    action cmd_prompt~ command_prompt<cmd_prompt drac_version:w identity_file inet4_only:b inet6_only:b ip!<ipaddr ipaddr!~ ipport:i login!~ passwd~
    passwd_script~ password<passwd password_script<passwd_script plug!<port port!~ secure~:b ssh<secure:b ssh_options username!<login quiet:b verbose:b
    verbose_level:i debug~ debug_file<debug version:b help:b plug_separator separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t
    shell_timeout:t stonith_status_sleep:t retry_on:i ssh_path telnet_path
  `,
  'stonith:fence_dummy': `
    action random_sleep_range status_file type quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b help:b plug_separator delay:t
    disable_timeout login_timeout:t power_timeout:t power_wait:t shell_timeout:t stonith_status_sleep:t retry_on:i
  `,
  'stonith:fence_eaton_snmp': `
    action community ip!<ipaddr ipaddr!~ ipport:i login~ passwd~ passwd_script~ password<passwd password_script<passwd_script plug!<port port!~
    snmp_auth_prot:w snmp_priv_passwd snmp_priv_passwd_script snmp_priv_prot:w snmp_sec_level:w snmp_version:w username<login quiet:b verbose:b
    verbose_level:i debug~ debug_file<debug version:b help:b plug_separator separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t
    shell_timeout:t stonith_status_sleep:t retry_on:i snmpget_path snmpset_path snmpwalk_path
  `,
  'stonith:fence_gce': `
    action method:w plug!<port port!~ zone project stackdriver-logging~:b stackdriver_logging<stackdriver-logging:b baremetalsolution:b apitimeout:t
    retries:i retrysleep:t serviceaccount plugzonemap proxyhost proxyport:i earlyexit:b warntimeout:t errortimeout:t runonwarn runonfail quiet:b verbose:b
    verbose_level:i debug~ debug_file<debug version:b help:b plug_separator separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t
    shell_timeout:t stonith_status_sleep:t retry_on:i
  `,
  'stonith:fence_heuristics_ping': `
    action method:w ping_count ping_good_count ping_interval ping_maxfail ping_targets! ping_timeout quiet:b verbose:b verbose_level:i debug~
    debug_file<debug version:b help:b plug_separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t shell_timeout:t
    stonith_status_sleep:t retry_on:i
  `,
  'stonith:fence_idrac': `
    action auth:w cipher hexadecimal_kg ip<ipaddr ipaddr~ ipport:i lanplus:b login~ method:w passwd~ passwd_script~ password<passwd
    password_script<passwd_script plug<port port~ privlvl:w target username<login quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b
    help:b plug_separator delay:t disable_timeout ipmitool_path login_timeout:t port_as_ip:b power_timeout:t power_wait:t shell_timeout:t
    stonith_status_sleep:t ipmitool_timeout retry_on:i sudo~:b use_sudo<sudo:b sudo_path
  `,
  'stonith:fence_ilo4': `
    action auth:w cipher hexadecimal_kg ip<ipaddr ipaddr~ ipport:i lanplus:b login~ method:w passwd~ passwd_script~ password<passwd
    password_script<passwd_script plug<port port~ privlvl:w target username<login quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b
    help:b plug_separator delay:t disable_timeout ipmitool_path login_timeout:t port_as_ip:b power_timeout:t power_wait:t shell_timeout:t
    stonith_status_sleep:t ipmitool_timeout retry_on:i sudo~:b use_sudo<sudo:b sudo_path
  `,
  'stonith:fence_ilo5': `
    action auth:w cipher hexadecimal_kg ip<ipaddr ipaddr~ ipport:i lanplus:b login~ method:w passwd~ passwd_script~ password<passwd
    password_script<passwd_script plug<port port~ privlvl:w target username<login quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b
    help:b plug_separator delay:t disable_timeout ipmitool_path login_timeout:t port_as_ip:b power_timeout:t power_wait:t shell_timeout:t
    stonith_status_sleep:t ipmitool_timeout retry_on:i sudo~:b use_sudo<sudo:b sudo_path
  `,
  'stonith:fence_ipmilan': `
    action auth:w cipher hexadecimal_kg ip<ipaddr ipaddr~ ipport:i lanplus:b login~ method:w passwd~ passwd_script~ password<passwd
    password_script<passwd_script plug<port port~ privlvl:w target username<login quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b
    help:b plug_separator delay:t disable_timeout ipmitool_path login_timeout:t port_as_ip:b power_timeout:t power_wait:t shell_timeout:t
    stonith_status_sleep:t ipmitool_timeout retry_on:i sudo~:b use_sudo<sudo:b sudo_path
  `,
  'stonith:fence_kdump': `
    nodename ipport family action timeout verbose:b version:b usage:b
  `,
  'stonith:fence_mpath': `
    action devices key plug<port port~ suppress-errors~:b suppress_errors<suppress-errors:b quiet:b verbose:b verbose_level:i debug~ debug_file<debug
    version:b help:b plug_separator delay:t disable_timeout login_timeout:t mpathpersist_path power_timeout:t power_wait:t shell_timeout:t
    stonith_status_sleep:t store_path retry_on:i sudo~:b use_sudo<sudo:b sudo_path
  `,
  'stonith:fence_openstack': `
    action login~ passwd~ passwd_script~ password<passwd password_script<passwd_script plug<port port~ ssl_insecure:b username<login auth-url~
    auth_url<auth-url project-name~ project_name<project-name user-domain-name~ user_domain_name<user-domain-name project-domain-name~
    project_domain_name<project-domain-name cloud openrc uuid cacert apitimeout:t quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b
    help:b plug_separator separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t shell_timeout:t stonith_status_sleep:t retry_on:i
  `,
  'stonith:fence_pve': `
    action ip!<ipaddr ipaddr!~ ipport:i login~ method:w passwd~ passwd_script~ password<passwd password_script<passwd_script plug!<port port!~ ssl:b
    ssl_insecure:b ssl_secure:b username<login pve_node pve_node_auto:b vmtype node_name~ nodename<node_name quiet:b verbose:b verbose_level:i debug~
    debug_file<debug version:b help:b plug_separator separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t shell_timeout:t
    stonith_status_sleep:t retry_on:i gnutlscli_path
  `,
  'stonith:fence_redfish': `
    action ip<ipaddr ipaddr~ ipport:i login!~ passwd~ passwd_script~ password<passwd password_script<passwd_script plug<port port~ redfish-uri~
    redfish_uri<redfish-uri ssl:b ssl_insecure:b ssl_secure:b systems-uri~ systems_uri<systems-uri username!<login quiet:b verbose:b verbose_level:i
    debug~ debug_file<debug version:b help:b plug_separator delay:t disable_timeout login_timeout:t port_as_ip:b power_timeout:t power_wait:t
    shell_timeout:t stonith_status_sleep:t retry_on:i gnutlscli_path
  `,
  'stonith:fence_rhevm': `
    action ip!<ipaddr ipaddr!~ ipport:i login!~ notls:b passwd~ passwd_script~ password<passwd password_script<passwd_script plug!<port port!~ ssl:b
    ssl_insecure:b ssl_secure:b use_cookies:b username!<login api_version cookie_file api_path disable_http_filter:b quiet:b verbose:b verbose_level:i
    debug~ debug_file<debug version:b help:b plug_separator separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t shell_timeout:t
    stonith_status_sleep:t retry_on:i gnutlscli_path
  `,
  'stonith:fence_rsa': `
    action cmd_prompt~ command_prompt<cmd_prompt identity_file inet4_only:b inet6_only:b ip<ipaddr ipaddr~ ipport:i login!~ passwd~ passwd_script~
    password<passwd password_script<passwd_script plug<port port~ secure~:b ssh<secure:b ssh_options username!<login quiet:b verbose:b verbose_level:i
    debug~ debug_file<debug version:b help:b plug_separator delay:t disable_timeout login_timeout:t port_as_ip:b power_timeout:t power_wait:t
    shell_timeout:t stonith_status_sleep:t retry_on:i ssh_path telnet_path
  `,
  'stonith:fence_sbd': `
    action devices! method:w plug!<port port!~ quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b help:b plug_separator separator delay:t
    disable_timeout login_timeout:t power_timeout:t power_wait:t sbd_path shell_timeout:t stonith_status_sleep:t retry_on:i
  `,
  'stonith:fence_scsi': `
    action aptpl:b devices key plug!<port port!~ readonly:b suppress-errors~:b suppress_errors<suppress-errors:b logfile quiet:b verbose:b verbose_level:i
    debug~ debug_file<debug version:b help:b plug_separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t shell_timeout:t
    stonith_status_sleep:t retry_on:i corosync_cmap_path key_value sg_persist_path sg_turs_path vgs_path
  `,
  'stonith:fence_virsh': `
    action cmd_prompt~ command_prompt<cmd_prompt identity_file inet4_only:b inet6_only:b ip!<ipaddr ipaddr!~ ipport:i login!~ passwd~ passwd_script~
    password<passwd password_script<passwd_script plug!<port port!~ secure~:b ssh<secure:b ssh_options username!<login quiet:b verbose:b verbose_level:i
    debug~ debug_file<debug version:b help:b plug_separator separator delay:t disable_timeout login_timeout:t missing_as_off:b power_timeout:t
    power_wait:t shell_timeout:t stonith_status_sleep:t retry_on:i sudo~:b use_sudo<sudo:b ssh_path sudo_path
  `,
  'stonith:fence_vmware_rest': `
    action ip!<ipaddr ipaddr!~ ipport:i login!~ notls:b passwd~ passwd_script~ password<passwd password_script<passwd_script plug!<port port!~ ssl:b
    ssl_insecure:b ssl_secure:b username!<login api_path filter quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b help:b plug_separator
    separator delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t shell_timeout:t stonith_status_sleep:t retry_on:i gnutlscli_path
  `,
  'stonith:fence_vmware_soap': `
    action ip!<ipaddr ipaddr!~ ipport:i login!~ notls:b passwd~ passwd_script~ password<passwd password_script<passwd_script plug!<port port!~ ssl:b
    ssl_insecure:b ssl_secure:b username!<login quiet:b verbose:b verbose_level:i debug~ debug_file<debug version:b help:b plug_separator separator
    delay:t disable_timeout login_timeout:t power_timeout:t power_wait:t shell_timeout:t stonith_status_sleep:t retry_on:i gnutlscli_path
  `,
  'stonith:fence_watchdog': `
    action nodename plug! version:b help:b
  `,
}
