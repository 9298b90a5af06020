job "encoder" {
  datacenters = ["dc1"]
  type        = "batch"
  priority    = 30

  parameterized {
    payload       = "optional"
    meta_required = ["input", "profile"]
    meta_optional = ["notify"]
  }

  meta {
    notify = "nobody"
  }

  task "ffmpeg" {
    driver = "docker"

    config {
      image = "ffmpeg:6"
      args  = ["-i", "${NOMAD_META_input}", "${NOMAD_META_profile}"]
    }
  }
}
