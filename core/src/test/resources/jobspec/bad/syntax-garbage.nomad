this is not a job file, dear reader
= 3
"quoted"
