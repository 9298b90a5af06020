job "run-time-references" {
  datacenters = ["dc1"]
  group "g" {
    task "t" {
      driver = "mock"
      config {
        attr     = "${attr.cpu.arch}"
        node     = "${node.unique.id}"
        meta     = "${meta.rack}"
        env      = "${env["HOME"]}"
        nomad    = "${NOMAD_TASK_DIR}/x"
        unknown  = "${foo.bar}"
        defaults = "${NOMAD_ADDR_db:-none}"
        mixed    = "${attr.kernel.name}-${1 + 1}"
        bare     = node.class
        in-call  = upper("${node.class}")
        in-list  = ["${NOMAD_PORT_http}", node.datacenter]
        key      = { "${NOMAD_GROUP_NAME}" = 1 }
        device   = "${device.model}"
      }
    }
  }
}
