job "templates" {
  datacenters = ["dc1"]
  constraint {
    attribute = "${attr.kernel.name}"
    value     = "linux"
  }
  group "g" {
    task "t" {
      driver = "mock"
      config {
        several = "${node.class}-${meta.a/b}:${NOMAD_PORT_db}"
        index   = "${env["HOME"]} ${attr.driver.docker.volumes.enabled}"
        spaced  = "${ node.unique.id }"
        unknown = "${whatever}"
        shell   = "${NOMAD_ADDR_db:-none}"
      }
      env {
        NAME = "${NOMAD_ALLOC_NAME}"
      }
    }
  }
}
