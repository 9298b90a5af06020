# References without quotes mean the same as in a template.
job "references" {
  datacenters = ["dc1"]
  constraint {
    attribute = node.class
    value     = "large"
  }
  constraint {
    attribute = attr.cpu.arch
    operator  = "!="
    value     = meta.arch
  }
  group "g" {
    task "t" {
      driver = "mock"
      env {
        DIR = NOMAD_TASK_DIR
      }
    }
  }
}
